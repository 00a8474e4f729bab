package dev.parley.embedded;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a stack is made of: three servers and four services. */
public enum Part {
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    REDIS("Redis"),
    CLARIFIER("clarifier"),
    CODER("coder"),
    TESTER("tester"),
    GATEWAY("gateway");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** The name people read. */
    public String title() {
        return title;
    }

    /** The name in files, commands and process lists: lower case, no blanks. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isService() {
        return ordinal() >= CLARIFIER.ordinal();
    }

    public static Set<Part> servers() {
        return EnumSet.range(POSTGRES, REDIS);
    }

    public static Set<Part> services() {
        return EnumSet.range(CLARIFIER, GATEWAY);
    }

    /** @throws IllegalArgumentException when there is no such part; the message lists those there are */
    public static Part of(String id) {
        for (Part part : values()) {
            if (part.id().equals(id)) {
                return part;
            }
        }
        throw new IllegalArgumentException("no part is called '" + id
                + "'; there are postgres, kafka, redis, clarifier," + " coder, tester and gateway");
    }
}
