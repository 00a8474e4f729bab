package dev.parley.demo;

/** A row of {@code categories}; no parent means top level. */
record Category(int id, Integer parentId, String name, String description) implements Row {}
