/**
 * The same rows for less. A rule applies where the catalog and the tree prove that the rows stay what they are, whatever
 * the data; a rule that would only mostly hold has no place here. Columns and their order, duplicates, NULLs and every
 * order that the statement asks for stay; of rows that its ORDER BY leaves open, others may come.
 */
package dev.parley.rewriter.optimizer;
