package dev.parley.gateway.protection;

/** How many questions are being worked on: those of the one who asks, those to the database that is asked, and all. */
public record InWork(int ofUser, int toDatabase, int total) {}
