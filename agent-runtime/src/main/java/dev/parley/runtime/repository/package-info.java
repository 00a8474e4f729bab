/**
 * Tables of the application as records. jOOQ builds and renders the SQL and never connects; Vert.x runs it. Conditions are
 * jOOQ's over columns that a repository declares, so no name of a table or column comes from input.
 *
 * <p>All methods block and belong on a virtual thread. A reader must not assume that a write is tried again: only reads are,
 * and whole transactions that the server has undone.
 */
package dev.parley.runtime.repository;
