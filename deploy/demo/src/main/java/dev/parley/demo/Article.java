package dev.parley.demo;

import java.time.LocalDate;

/**
 * A product with what the database does not say: how it sells and how good it is.
 *
 * @param popularity weight in a basket, 0 for those never sold
 * @param quality what its reviews say on average, in stars
 */
record Article(Product product, String department, Season season, double popularity, double quality) {

    boolean onSale(LocalDate day) {
        return day.isAfter(product.launchedOn())
                && (product.discontinuedOn() == null || day.isBefore(product.discontinuedOn()));
    }
}
