/**
 * The tree of one query. Each node knows its place in the text, so that what is said about it can point there, and so that
 * a part can be taken out or replaced in the text itself. Everything that PostgreSQL does with names (which table, which
 * function) is left to who looks at the tree.
 */
package dev.parley.sql.tree;
