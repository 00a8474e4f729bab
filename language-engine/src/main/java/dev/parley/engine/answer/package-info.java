/**
 * What people say when they are asked which reading they mean: "the second", "both", "shipping", "none of these". What
 * is none of that is left to be read as English about the database.
 */
package dev.parley.engine.answer;
