package dev.parley.runtime.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All keys that begin alike.
 *
 * @param namespace the kind of value, as code names it; null means every kind
 * @param database the target database that the values are of; null means all, and those that are of none
 */
public record CacheRegion(String namespace, String database) implements CacheScope {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9_.-]+");
    private static final String ANY = "*";

    public CacheRegion {
        if (namespace != null && !NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("a namespace is of a-z, 0-9 and . _ -, not \"" + namespace + "\"");
        }
    }

    public static CacheRegion everything() {
        return new CacheRegion(null, null);
    }

    public static CacheRegion ofNamespace(String namespace) {
        return new CacheRegion(namespace, null);
    }

    public static CacheRegion ofDatabase(String database) {
        return new CacheRegion(null, database);
    }

    /** As it stands in Redis, and in front of the keys of the region. */
    String text() {
        return (namespace == null ? ANY : namespace) + "/" + (database == null ? ANY : escaped(database));
    }

    /** This one and all that it is part of, the widest first. */
    List<CacheRegion> enclosing() {
        List<CacheRegion> regions = new ArrayList<>(List.of(everything()));
        if (namespace != null) {
            regions.add(ofNamespace(namespace));
        }
        if (database != null) {
            regions.add(ofDatabase(database));
        }
        if (namespace != null && database != null) {
            regions.add(this);
        }
        return regions;
    }

    boolean holds(CacheRegion other) {
        return (namespace == null || namespace.equals(other.namespace))
                && (database == null || database.equals(other.database));
    }

    private static String escaped(String database) {
        return database.replace("%", "%25").replace("/", "%2F").replace("*", "%2A");
    }
}
