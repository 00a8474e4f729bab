package dev.parley.runtime.cache;

import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one instance tells all of them, itself among them: these scopes are let go.
 *
 * @param id by which it is answered
 * @param from the instance
 */
record Announcement(String id, String from, List<Name> keys, List<CacheRegion> regions) {

    /** A key of which only the text is known. */
    record Name(CacheRegion region, String text) {}

    Announcement {
        keys = List.copyOf(keys);
        regions = List.copyOf(regions);
    }

    static Announcement of(String id, String from, Collection<CacheScope> scopes) {
        List<Name> keys = new ArrayList<>();
        List<CacheRegion> regions = new ArrayList<>();
        for (CacheScope scope : scopes) {
            switch (scope) {
                case CacheKey<?> key -> keys.add(new Name(key.region(), key.toString()));
                case CacheRegion region -> regions.add(region);
            }
        }
        return new Announcement(id, from, keys, regions);
    }

    /** @throws IllegalArgumentException when it is none: whoever can write to Redis can publish anything */
    static Announcement read(String json) {
        return Json.read(json, Announcement.class);
    }

    String json() {
        return Json.string(this);
    }

    List<CacheScope> scopes() {
        return Stream.concat(
                        keys.stream().<CacheScope>map(key -> CacheKey.told(key.region(), key.text())), regions.stream())
                .toList();
    }
}
