/**
 * The demo database: an online shop that never was, made from a seed.
 *
 * <p>{@link dev.parley.demo.DemoDatabase} is the only door. Behind it the words ({@code words/*.txt}) and a seed become
 * a {@code Shop} in memory, record by record, and the shop goes into PostgreSQL by COPY. A record that implements
 * {@code Row} has the columns of its table, in order, but for computed ones; other records are what the generator needs
 * to know and the database does not.
 *
 * <p>What a reader must not assume: that the data moves on by itself. It ends at one in the morning of the day it was
 * made for, as a nightly copy would, and shipments, payments and reviews stop there too. Another day is another load,
 * and the orders of another load are other orders.
 */
package dev.parley.demo;
