package dev.parley.demo;

import java.math.BigDecimal;

/** A row of {@code countries}. */
record Country(String code, String name, String continent, BigDecimal vatRate) implements Row {}
