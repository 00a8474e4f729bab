/**
 * What a question leaves open though each of its words is plain: whether "each" means one by one or all together, and how
 * far a condition reaches. Finds it in the query of a reading, and says what the other readings would be.
 */
package dev.parley.engine.ambiguity;
