/** Which ports a stack listens on. */
package dev.parley.embedded.port;
