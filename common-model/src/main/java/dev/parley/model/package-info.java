/**
 * The contract between the services: what travels on the topics, the states of a task, the schema of a target database
 * and the error codes. Java and Jackson only; a reader must not assume any framework behind it.
 *
 * <p>Evolution: only nullable fields are added. Anything else is a new record ({@code …V2}), and the old one is still
 * read. The golden JSON files under {@code src/test/resources/golden} are never edited.
 */
package dev.parley.model;
