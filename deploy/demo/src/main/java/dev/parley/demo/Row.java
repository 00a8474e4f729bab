package dev.parley.demo;

/** A record whose components are the columns of a table: {@code orderedAt} is {@code ordered_at}. */
interface Row {}
