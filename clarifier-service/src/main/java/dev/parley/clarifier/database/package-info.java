/**
 * What questions are read on: a language engine for each schema, the values of its text columns, and small reads of those that
 * have too many.
 */
package dev.parley.clarifier.database;
