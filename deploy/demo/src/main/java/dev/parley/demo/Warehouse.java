package dev.parley.demo;

import java.time.LocalDate;

/** A row of {@code warehouses}. */
record Warehouse(int id, String name, String city, String countryCode, int capacityPallets, LocalDate openedOn)
        implements Row {}
