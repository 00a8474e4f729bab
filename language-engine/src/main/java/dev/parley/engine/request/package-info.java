/**
 * Tells a question from what only looks like one: a request to change data, a question about Parley, small talk. By
 * grammar and closed classes of words; what the schema has a place for is a question.
 */
package dev.parley.engine.request;
