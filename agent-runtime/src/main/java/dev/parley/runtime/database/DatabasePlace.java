package dev.parley.runtime.database;

import io.vertx.pgclient.PgConnectOptions;
import java.util.Locale;

/**
 * Where a database is; two addresses of it are equal, as far as their text tells.
 *
 * @param host in lower case
 */
record DatabasePlace(String host, int port, String database) {

    /**
     * @param property that the address was read from
     * @throws IllegalArgumentException naming the property
     */
    static DatabasePlace of(String property, String url) {
        try {
            PgConnectOptions options = PgConnectOptions.fromUri(url);
            return new DatabasePlace(
                    options.getHost().toLowerCase(Locale.ROOT), options.getPort(), options.getDatabase());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + " is not postgresql://host:port/database: " + url);
        }
    }
}
