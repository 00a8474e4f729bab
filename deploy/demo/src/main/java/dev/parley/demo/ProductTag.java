package dev.parley.demo;

/** A row of {@code product_tags}. */
record ProductTag(int productId, int tagId) implements Row {}
