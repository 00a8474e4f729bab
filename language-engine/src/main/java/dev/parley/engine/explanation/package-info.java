/** Plain words for a query, made from the algebra alone, so that they hold for whatever produced it. */
package dev.parley.engine.explanation;
