package dev.parley.runtime.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The databases that can be asked. */
@ConfigMapping(prefix = "parley")
public interface DatabasesConfig {

    /** By the name that askers use. */
    Map<String, TargetDatabaseConfig> databases();

    /** One database. */
    interface TargetDatabaseConfig {

        /**
         * {@code postgresql://host:port/database}, without user and password; {@code ?sslmode=} disable, prefer, require,
         * verify-ca or verify-full may follow.
         */
        String url();

        /**
         * PEM file of the authorities that the server's certificate may be of, with verify-ca and verify-full; those that the
         * JVM trusts when missing. For the copy, too.
         */
        Optional<Path> caCertificate();

        /** A line for people about what is in it. */
        Optional<String> description();

        /** The role that reads the catalog. */
        RoleConfig catalog();

        /** The role that runs questions. */
        RoleConfig sandbox();

        PoolConfig pool();

        /** Tables ({@code schema.table}) and columns ({@code schema.table.column}) that no question sees. */
        Optional<List<String>> hide();

        /** Columns ({@code schema.table.column}) whose values are shown to nobody without {@code data:sensitive}. */
        Optional<List<String>> sensitive();

        /** A second database with a sample of the rows of this one, for those who let nothing untested near it. */
        Optional<CopyConfig> copy();

        /**
         * Whether questions may run in a sandbox role that can do harm by itself (superuser, owner, may change rows). The
         * guard and the READ ONLY transaction are then all that holds.
         */
        @WithDefault("false")
        boolean allowWideRole();
    }

    /** Where a sample of a database's rows is kept, and what it is for. The tester makes it. */
    interface CopyConfig {

        /**
         * {@code postgresql://host:port/database}, without user and password: a database for this copy alone. Its schemas
         * are replaced again and again.
         */
        String url();

        /** The role that makes the copy; it has to own that database. */
        RoleConfig owner();

        /** The role that questions run in there; it is given SELECT and has to have no more. */
        RoleConfig sandbox();

        /** {@code first}: a statement is tried there before it runs on the database; {@code only}: it runs there alone. */
        @WithDefault("first")
        CopyMode mode();

        /** Rows that are chosen of each table; rows that they refer to are chosen as well. */
        @WithDefault("1000")
        int rowsPerTable();

        /** When a copy is made anew; when the schema has changed it is before. */
        @WithDefault("1h")
        Duration refresh();

        /** Longest time for making it. */
        @WithDefault("5m")
        Duration timeLimit();
    }

    /** Credentials of one role. */
    interface RoleConfig {

        /** Name of the role. */
        String username();

        /** Only for the services that open connections in this role. Read again for each connection. */
        Optional<String> password();

        /** A file with the password instead, whose line's end does not count. Read again for each connection. */
        Optional<Path> passwordFile();
    }

    /** The same limits for each pool of the database. */
    interface PoolConfig {

        /** Connections that each pool keeps open, once it was used. */
        @WithDefault("0")
        int minSize();

        /** Most connections of one service to this database in one role. */
        @WithDefault("8")
        int maxSize();

        /** How long a caller waits for a connection, whatever it is that takes so long. */
        @WithDefault("30s")
        Duration acquireTimeout();

        /** How long opening a connection may take, until its session is ready. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** When an idle connection is closed. */
        @WithDefault("5m")
        Duration idleTimeout();

        /** When a connection is replaced. */
        @WithDefault("30m")
        Duration maxLifetime();

        /** How long a connection may be idle and be used without being asked whether it still answers. */
        @WithDefault("30s")
        Duration validateAfter();
    }
}
