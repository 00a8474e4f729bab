package dev.parley.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * A customer with what the database does not say: how often they buy, and the day they stopped.
 *
 * @param addresses the home first
 * @param appetite 0 for those who never order
 */
record Shopper(Customer customer, List<Address> addresses, double appetite, LocalDate activeUntil) {

    boolean buysOn(LocalDate day) {
        return !day.isAfter(activeUntil);
    }

    Address home() {
        return addresses.getFirst();
    }
}
