/** Letters to tokens: splitting, lemmas, numbers, dates, edit distance. Nothing here knows a schema. */
package dev.parley.engine.text;
