/**
 * Which part of a schema a question needs. A table that is not in it may still exist; what is in it may turn out not to be
 * read.
 */
package dev.parley.engine.context;
