/**
 * What people's own words mean: terms with definitions in columns and values, written by those who know the data. A
 * definition is read as data, never run as SQL: what does not name columns that exist has no meaning here.
 */
package dev.parley.engine.glossary;
