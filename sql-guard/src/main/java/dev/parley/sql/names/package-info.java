/**
 * Which tables and columns a statement reads, and where it names them. Names are told from the text and a list of tables;
 * what cannot be told with certainty (columns of a function's rows, of {@code *}) is left out.
 */
package dev.parley.sql.names;
