package dev.parley.gateway.context;

/** Is told when a statement failed as it would if the database's schema were not the one that was known. */
@FunctionalInterface
public interface StaleSchema {

    /** May block; does not throw. */
    void suspected(String database);
}
