/** The schema of a target database as it was read from the catalog at one moment; immutable, no data inside. */
package dev.parley.model.schema;
