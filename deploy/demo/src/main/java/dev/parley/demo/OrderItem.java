package dev.parley.demo;

import java.math.BigDecimal;

/** A row of {@code order_items}, without {@code line_total}, which the database computes. */
record OrderItem(int orderId, int lineNumber, int productId, int quantity, BigDecimal unitPrice) implements Row {}
