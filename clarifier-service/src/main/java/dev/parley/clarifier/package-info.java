/**
 * Finds out what a question means on a database: links its words to the schema and the data, ranks the readings, and
 * goes on, asks back, or says which words it could not place. {@link dev.parley.clarifier.ClarifierAgent} takes a request
 * through the packages: what it is read on ({@code database}), what it goes on from ({@code followup}), what its asker has
 * said ({@code answer}), what is still open ({@code ambiguity}), and what comes of it ({@code reply}).
 */
package dev.parley.clarifier;
