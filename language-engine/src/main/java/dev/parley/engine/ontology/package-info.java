/**
 * The schema as concepts: tables are entities, columns are properties with a role, foreign keys are relations with a
 * role name. Made once per schema; it holds no data and no words but those of the catalog.
 */
package dev.parley.engine.ontology;
