/**
 * SQL whose values have names, as PostgreSQL takes it: numbered, with the values beside it. Values never become text of
 * the statement.
 */
package dev.parley.sql.parameters;
