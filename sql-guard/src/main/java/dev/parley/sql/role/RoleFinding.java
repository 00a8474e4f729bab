package dev.parley.sql.role;

import java.util.Objects;

/**
 * Something that a role may do and no question needs.
 *
 * @param finding goes on after "The role x …"
 * @param remedy SQL for the owner of the database
 */
public record RoleFinding(Level level, String finding, String remedy) {

    /** How bad it is. */
    public enum Level {
        /** No question may run in such a role, unless the operator says so. */
        REFUSED,
        /** The other layers have to hold against it. */
        WIDE
    }

    public RoleFinding {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(remedy, "remedy");
    }
}
