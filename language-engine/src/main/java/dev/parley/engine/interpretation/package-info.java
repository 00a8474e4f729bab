/**
 * From evidence to meaning. A {@code Reader} walks over the spans of a question and fills a {@code Draft}; wherever more
 * than one thing could be meant it asks {@code Choices}, and the {@code Interpreter} repeats the reading with other
 * choices until the best few are known. The {@code Composer} makes a query of each draft.
 */
package dev.parley.engine.interpretation;
