/**
 * What all readers share: {@code Reading} is the state of one reading, {@code Scope} what was understood of one query,
 * {@code Cursor} the words still to read, {@code Choices} which meanings are taken. It knows no reader; {@code Phrases} is how
 * they reach each other.
 */
package dev.parley.engine.interpretation.reading;
