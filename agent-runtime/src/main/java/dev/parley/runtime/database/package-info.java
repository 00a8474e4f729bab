/**
 * The target databases: registered by configuration under {@code parley.databases.<name>}, each with a pool for each of
 * its two roles. The catalog reader sees names and types; the sandbox reader may SELECT and nothing else.
 */
package dev.parley.runtime.database;
