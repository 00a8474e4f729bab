/** How far connections to databases trust the server at their other end. */
package dev.parley.runtime.trust;
