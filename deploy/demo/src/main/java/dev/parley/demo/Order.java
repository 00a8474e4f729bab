package dev.parley.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A row of {@code orders}; a null moment has not come. */
record Order(
        int id,
        String orderNumber,
        int customerId,
        int billingAddressId,
        int shippingAddressId,
        int warehouseId,
        SalesChannel channel,
        Integer employeeId,
        OrderStatus status,
        boolean isGift,
        LocalDateTime orderedAt,
        LocalDateTime shippedAt,
        LocalDateTime deliveredAt,
        String carrier,
        BigDecimal shippingCost,
        BigDecimal discount,
        BigDecimal total)
        implements Row {}
