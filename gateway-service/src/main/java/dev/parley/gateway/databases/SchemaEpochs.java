package dev.parley.gateway.databases;

import dev.parley.runtime.registry.DatabaseRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What services know of a database is of an epoch. */
@ApplicationScoped
public class SchemaEpochs {

    private final DatabaseRepository repository;
    private final DatabaseRegistry registry;

    SchemaEpochs(DatabaseRepository repository, DatabaseRegistry registry) {
        this.repository = repository;
        this.registry = registry;
    }

    /** Lets this gateway forget what it knows of them at once, and all other services when the word of it comes. Blocks. */
    public void next(Set<String> databases) {
        repository.nextEpochs(databases);
        registry.read();
    }
}
