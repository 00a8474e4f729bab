/** The program that owns a stack in the background, and what it tells whoever started it. */
package dev.parley.embedded.supervisor;
