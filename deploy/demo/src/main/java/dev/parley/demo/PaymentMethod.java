package dev.parley.demo;

/** The labels of {@code payment_method}, in upper case. */
enum PaymentMethod {
    CARD,
    WALLET,
    BANK_TRANSFER,
    DIRECT_DEBIT,
    GIFT_CARD
}
