/**
 * From the algebra to SQL text for PostgreSQL 13 to 18, through jOOQ. It decides nothing about meaning: the same query
 * always gives the same text.
 */
package dev.parley.engine.sql;
