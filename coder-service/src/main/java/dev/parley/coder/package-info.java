/** Turns the reading that the clarifier chose into one SELECT statement. */
package dev.parley.coder;
