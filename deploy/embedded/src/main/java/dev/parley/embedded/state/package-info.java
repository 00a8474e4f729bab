/** What a running stack says of itself, in a file that other programs read. */
package dev.parley.embedded.state;
