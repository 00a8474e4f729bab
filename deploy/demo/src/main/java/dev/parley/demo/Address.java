package dev.parley.demo;

/** A row of {@code addresses}. */
record Address(
        int id, int customerId, AddressKind kind, String street, String postalCode, String city, String countryCode)
        implements Row {}
