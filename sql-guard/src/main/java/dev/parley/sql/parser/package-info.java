/**
 * One read as a tree: SELECT, VALUES, TABLE, WITH of those, set operations, EXPLAIN of those. It follows PostgreSQL's
 * grammar ({@code gram.y}), in one pass without going back, so that its time grows with the length of the text and no more.
 * What it does not know it refuses. It may take what PostgreSQL refuses, never the other way round in meaning: what it
 * calls one read is one read, or an error, to PostgreSQL.
 */
package dev.parley.sql.parser;
