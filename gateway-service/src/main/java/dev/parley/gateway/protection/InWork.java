package dev.parley.gateway.protection;

/**
 * How many questions are being worked on.
 *
 * @param ofUser those of the one who asks
 * @param ofTenant those of the one who asks and all others of that tenant; 0 where there is none
 * @param toDatabase those to the database that is asked
 * @param total all
 */
public record InWork(int ofUser, int ofTenant, int toDatabase, int total) {}
