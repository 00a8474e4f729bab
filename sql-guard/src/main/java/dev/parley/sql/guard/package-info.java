/**
 * Whether a statement is one read that its asker may do, judged before any database sees it: its form by the tree, its
 * functions by what the database's catalog says they are, its relations by what the asker may read. What is not known is
 * refused. It is one of several layers; none of the others is weaker because of it.
 */
package dev.parley.sql.guard;
