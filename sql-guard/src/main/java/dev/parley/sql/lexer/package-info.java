/**
 * SQL text cut into tokens exactly as PostgreSQL does it (its {@code scan.l}): nested comments, dollar quotes, escape and
 * Unicode strings and identifiers, strings that go on after a line break, operators that end before a comment. It is the
 * ground that every judgement of a statement stands on; what PostgreSQL versions read differently is refused.
 */
package dev.parley.sql.lexer;
