/**
 * What single words of a question are: names of rows or of columns, functions, verbs, units of time. It knows what a word may
 * mean, and nothing of how a question is read.
 */
package dev.parley.engine.interpretation.words;
