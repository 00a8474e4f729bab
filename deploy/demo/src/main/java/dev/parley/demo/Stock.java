package dev.parley.demo;

import java.time.LocalDate;

/** A row of {@code inventory}. */
record Stock(int productId, int warehouseId, int quantity, int reorderLevel, LocalDate countedOn) implements Row {}
