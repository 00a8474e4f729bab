package dev.parley.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of {@code products}; {@code price} is the price today. */
record Product(
        int id,
        String sku,
        String name,
        String description,
        int categoryId,
        int brandId,
        int supplierId,
        BigDecimal price,
        BigDecimal cost,
        int weightGrams,
        LocalDate launchedOn,
        LocalDate discontinuedOn)
        implements Row {}
