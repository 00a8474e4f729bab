/**
 * What a question means, as a typed query: sealed interfaces of records, each valid once built. It knows nothing of
 * words and nothing of SQL text. New kinds of query (set operations) are further records of {@link
 * dev.parley.engine.algebra.Query}; nested queries are expressions and predicates that hold one, as {@link
 * dev.parley.engine.algebra.Exists} does.
 */
package dev.parley.engine.algebra;
