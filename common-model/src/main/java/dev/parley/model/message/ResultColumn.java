package dev.parley.model.message;

/** @param type PostgreSQL's name of the type, such as {@code numeric} */
public record ResultColumn(String name, String type) {}
