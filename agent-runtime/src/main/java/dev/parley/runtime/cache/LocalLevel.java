package dev.parley.runtime.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The level in this process: values, those on their way, and the changes that are going on here. */
final class LocalLevel {

    private final Cache<CacheKey<?>, Held> values;
    private final Map<CacheKey<?>, Flight<?>> flights = new ConcurrentHashMap<>();
    private final Map<CacheKey<?>, Flight<?>> renewals = new ConcurrentHashMap<>();
    private final Cache<String, Set<CacheScope>> open;

    /** Caffeine is bounded by weight or by number; as none weighs less than its share, there are not more than that number. */
    LocalLevel(CacheConfig config) {
        int share = (int) Math.min(Integer.MAX_VALUE, Math.max(1, config.localBytes() / config.localEntries()));
        this.values = Caffeine.newBuilder()
                .maximumWeight(config.localBytes())
                .weigher((CacheKey<?> key, Held held) -> Math.max(share, held.bytes()))
                .expireAfter(Expiry.creating((CacheKey<?> key, Held held) -> held.left()))
                .build();
        this.open =
                Caffeine.newBuilder().expireAfterWrite(config.longestChange()).build();
    }

    /** Null when there is none. */
    Held get(CacheKey<?> key) {
        return values.getIfPresent(key);
    }

    void keep(Flight<?> flight, Held held) {
        flight.unlessSpoiled(() -> values.put(flight.key(), held));
    }

    /**
     * Whoever comes first brings the value.
     *
     * @return the flight of who came before; null when the given one is the first
     */
    @SuppressWarnings("unchecked")
    <T> Flight<T> begin(Flight<T> flight) {
        Flight<T> earlier = (Flight<T>) flights.putIfAbsent(flight.key(), flight);
        if (earlier == null && isChanging(flight.key())) {
            flight.spoil();
        }
        return earlier;
    }

    /** The same for a value that is still given while another one is computed. */
    boolean beginRenewal(Flight<?> flight) {
        return renewals.putIfAbsent(flight.key(), flight) == null;
    }

    void end(Flight<?> flight) {
        flights.remove(flight.key(), flight);
        renewals.remove(flight.key(), flight);
    }

    void open(String change, Set<CacheScope> scopes) {
        open.put(change, scopes);
    }

    void close(String change) {
        open.invalidate(change);
    }

    boolean isChanging(CacheKey<?> key) {
        return !open.asMap().isEmpty()
                && open.asMap().values().stream().flatMap(Collection::stream).anyMatch(scope -> concerns(scope, key));
    }

    /** What is on its way is no longer joined, nor kept; then what is there goes. */
    void forget(Collection<CacheScope> scopes) {
        for (CacheScope scope : scopes) {
            switch (scope) {
                case CacheKey<?> key -> {
                    spoil(flights, key::equals);
                    spoil(renewals, key::equals);
                    values.invalidate(key);
                }
                case CacheRegion region -> {
                    spoil(flights, key -> region.holds(key.region()));
                    spoil(renewals, key -> region.holds(key.region()));
                    values.asMap().keySet().removeIf(key -> region.holds(key.region()));
                }
            }
        }
    }

    private static void spoil(Map<CacheKey<?>, Flight<?>> flights, Predicate<CacheKey<?>> concerned) {
        flights.forEach((key, flight) -> {
            if (concerned.test(key)) {
                flight.spoil();
                flights.remove(key, flight);
            }
        });
    }

    private static boolean concerns(CacheScope scope, CacheKey<?> key) {
        return switch (scope) {
            case CacheKey<?> one -> one.equals(key);
            case CacheRegion region -> region.holds(key.region());
        };
    }
}
