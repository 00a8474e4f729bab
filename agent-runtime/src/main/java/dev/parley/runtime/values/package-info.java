/**
 * Which values a database's text columns hold, as far as that is cheap to know. Knows no client: {@link
 * dev.parley.runtime.values.ValueSource} runs the statements.
 */
package dev.parley.runtime.values;
