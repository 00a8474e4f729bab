/**
 * What a question means, as a typed query: sealed interfaces of records, each valid once built. It knows nothing of
 * words and nothing of SQL text. A query stands in another one as a value ({@link
 * dev.parley.engine.algebra.ScalarQuery}), as a condition ({@link dev.parley.engine.algebra.Exists}, {@link
 * dev.parley.engine.algebra.Member}), as one side of a {@link dev.parley.engine.algebra.SetOperation}, or as the table
 * it reads ({@link dev.parley.engine.algebra.DerivedTable}). What hangs on the query around it shows in its free
 * aliases. That a scalar query has one row, and that one inside a grouped query reads only what is grouped, is not
 * checked here.
 */
package dev.parley.engine.algebra;
