package dev.parley.demo;

/** The labels of {@code address_kind}, in upper case. */
enum AddressKind {
    HOME,
    WORK,
    OTHER
}
