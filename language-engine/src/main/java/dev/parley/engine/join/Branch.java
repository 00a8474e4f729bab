package dev.parley.engine.join;

/** One edge of a join tree, away from its root. */
public record Branch(Place parent, Place child, Step step) {}
