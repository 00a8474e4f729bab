package dev.parley.demo;

/** A row of {@code brands}. */
record Brand(int id, String name, String countryCode, Integer foundedYear) implements Row {}
