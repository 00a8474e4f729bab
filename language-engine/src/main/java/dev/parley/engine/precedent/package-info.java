/**
 * Questions that were answered rightly before, as a guide among readings that are as likely. They add no reading, and take
 * none away that stands out by itself.
 */
package dev.parley.engine.precedent;
