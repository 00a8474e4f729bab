/** Secrets that are kept in a table: sealed with a key that is in the configuration alone. */
package dev.parley.runtime.secrets;
