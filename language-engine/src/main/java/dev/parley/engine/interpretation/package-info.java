/**
 * From evidence to meaning. The {@code passes} bring words into order; {@code QuestionReader} reads them into scopes, by the
 * readers of what is {@code shown}, of {@code ranks} and of {@code conditions}; {@code composition} makes a query of each
 * scope. The {@code Interpreter} repeats the reading with other choices until the best few are known, and with
 * {@code alternatives} to what was said. No package here uses one of a later step, and none of them this one.
 */
package dev.parley.engine.interpretation;
