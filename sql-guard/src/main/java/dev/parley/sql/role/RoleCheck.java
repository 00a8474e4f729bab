package dev.parley.sql.role;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The statement that asks PostgreSQL what a role may do. It only reads, and any role may run it. */
public final class RoleCheck {

    /** For the role that runs it: rows of {@code level}, {@code finding}, {@code remedy}, see {@link RoleFinding}. */
    public static final String SQL = resource();

    private RoleCheck() {}

    private static String resource() {
        try (InputStream in = RoleCheck.class.getResourceAsStream("role-check.sql")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
