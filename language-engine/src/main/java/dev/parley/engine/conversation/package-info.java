/**
 * Questions that go on from one before them. What such a question says is read by the engine as said of "the rows" of
 * the earlier one, and then laid over its query, or asked of those rows alone. Nothing is carried over into a question
 * that stands by itself.
 */
package dev.parley.engine.conversation;
