package dev.parley.demo;

/** A row of {@code tags}. */
record Tag(int id, String name) implements Row {}
