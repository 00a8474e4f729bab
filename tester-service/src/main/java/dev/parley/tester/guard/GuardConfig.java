package dev.parley.tester.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What the guard lets through beyond its rules. */
@ConfigMapping(prefix = "parley.guard")
public interface GuardConfig {

    /** Functions that questions may call whatever the catalog says about them, as {@code schema.name}. */
    Optional<Set<String>> allowedFunctions();

    /** Relations of pg_catalog and information_schema that questions may read, as {@code schema.name}. */
    Optional<Set<String>> readableSystemRelations();

    /** Most characters of a statement. */
    @WithDefault("100000")
    int maxLength();
}
