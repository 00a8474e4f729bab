/**
 * General English that no schema holds: operation words, synonyms, adjectives, relation verbs, noise. All of it is in
 * the resource files beside this package; a line there is for any database or it does not belong there.
 */
package dev.parley.engine.lexicon;
