/**
 * What every service shares: the agent life cycle over Kafka, the target databases with their pools, the schema catalog
 * and the two-level cache. A package here knows nothing of questions or SQL of the language engine.
 */
package dev.parley.runtime;
