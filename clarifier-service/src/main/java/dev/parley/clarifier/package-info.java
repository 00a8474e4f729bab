/**
 * Finds out what a question means on a database: links its words to the schema and the data, ranks the readings, and
 * goes on, asks back, or says which words it could not place.
 */
package dev.parley.clarifier;
