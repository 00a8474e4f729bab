/**
 * Schemas that change while they are asked: {@link dev.parley.gateway.drift.SchemaDrift} compares what a database has with
 * what was seen of it last, lets all services forget what they know of it when it differs, and says what differs.
 */
package dev.parley.gateway.drift;
