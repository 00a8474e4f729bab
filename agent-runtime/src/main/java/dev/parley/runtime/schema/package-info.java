/** The schema of a target database, read from its catalog in one round trip and cached in two levels. */
package dev.parley.runtime.schema;
