/** Whole questions that a schema can answer: made of its names, and each tried by the engine before it is told. */
package dev.parley.engine.suggestion;
