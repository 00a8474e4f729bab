package dev.parley.demo;

/** The labels of {@code sales_channel}, in upper case. */
enum SalesChannel {
    WEB,
    APP,
    PHONE
}
