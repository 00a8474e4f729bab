/**
 * One trace for a question, from the request over the topics to the statements and back: spans of our own where records and
 * statements are, because a record leaves by the outbox long after its request, and a statement's text holds values.
 */
package dev.parley.runtime.trace;
