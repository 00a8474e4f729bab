package dev.parley.gateway.knowledge;

import java.time.Instant;
import java.util.UUID;

/** A piece of knowledge of a database: whose it is, and whether it holds. */
interface Entry<E extends Entry<E>> {

    UUID id();

    String database();

    Holding holding();

    Enum<?> status();

    /** Null for none. */
    String comment();

    /** Null when nobody reviewed it. */
    Review review();

    Instant createdAt();

    Instant updatedAt();

    /** Grows by one with every change. */
    int version();

    /** Whether it holds for all whom its scope names. */
    boolean inForce();

    /** What it is once somebody has judged it. */
    E reviewed(boolean approved, Review review);
}
