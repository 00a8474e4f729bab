package dev.parley.demo;

import java.util.List;

/** An order with its lines and what became of it. */
record PlacedOrder(Order order, List<OrderItem> items, Fulfilment fulfilment) {}
