package dev.parley.gateway.agents;

import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.Severity;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.PoolCounters;
import dev.parley.model.message.PoolHealth;
import dev.parley.runtime.pool.PoolEvent;
import dev.parley.runtime.pool.PoolObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the watchers of pools whose database is away, or comes and goes: this gateway's, and those that agents announce. */
@ApplicationScoped
class PoolNotices implements PoolObserver {

    static final String UNHEALTHY = "pool_unhealthy";
    static final String FLAPS = "pool_flaps";

    /** So often in a quarter of an hour is more than a restart. */
    private static final int OUTAGES = 3;

    private static final int MOST_REMEMBERED = 500;
    private static final String HERE = "gateway";
    private static final String ANSWERS = "answers again";
    private static final String GONE = "is not connected to any more: it was changed or removed";

    private final Watchers watchers;
    private final Clock clock = Clock.systemUTC();

    /** Outages that a pool had when it was last told of, for those that are away. */
    private final Map<Place, Long> away = remembered();

    /** Those that were told to come and go, until they are closed. */
    private final Set<Place> flapping = Collections.newSetFromMap(remembered());

    /** @param of the instance that has the pool */
    private record Place(String pool, String of) {}

    PoolNotices(Watchers watchers) {
        this.watchers = watchers;
    }

    @Override
    public synchronized void see(PoolEvent event) {
        Place place = new Place(event.pool().shown(), HERE);
        switch (event) {
            case PoolEvent.Unhealthy unhealthy -> {
                away.put(place, 1L);
                unhealthy(place, unhealthy.reason(), unhealthy.recentOutages());
            }
            case PoolEvent.Recovered recovered -> over(place, ANSWERS);
            case PoolEvent.Closed closed -> closed(place, GONE);
            case PoolEvent.Initialized initialized -> {
                // what is usual
            }
            case PoolEvent.ConnectionCreated created -> {
                // what is usual
            }
            case PoolEvent.ConnectionDestroyed destroyed -> {
                // what is usual
            }
        }
    }

    /** An announcement comes every few seconds: what has not changed is not told again. */
    synchronized void see(AgentAnnouncement announcement) {
        if (announcement.pools() == null) {
            return;
        }
        for (PoolCounters pool : announcement.pools()) {
            PoolHealth health = pool.health();
            Place place = new Place(pool.name(), announcement.instance());
            if (health == null) {
                continue;
            }
            if (health.healthy()) {
                over(place, ANSWERS);
            } else if (!Long.valueOf(health.outages()).equals(away.put(place, health.outages()))) {
                unhealthy(place, health.reason(), health.recentOutages());
            }
        }
        Set<String> there =
                announcement.pools().stream().map(PoolCounters::name).collect(Collectors.toSet());
        known(announcement.instance())
                .filter(place -> !there.contains(place.pool()))
                .forEach(place -> closed(place, GONE));
    }

    /** Nothing is heard of the instance any more, or will be: its pools are away with it. */
    synchronized void gone(String instance) {
        known(instance).forEach(place -> closed(place, "its agent is gone"));
    }

    private Stream<Place> known(String instance) {
        Set<Place> known = new LinkedHashSet<>(away.keySet());
        known.addAll(flapping);
        return known.stream().filter(place -> place.of().equals(instance));
    }

    private void unhealthy(Place place, String reason, int recentOutages) {
        String pool = place.pool();
        String of = place.of();
        Map<String, Object> facts = Map.of("pool", pool, "of", of, "reason", reason, "recent_outages", recentOutages);
        watchers.tell(new Notice(
                Notice.Concern.FAILURE,
                Severity.CRITICAL,
                UNHEALTHY,
                subject(place),
                "the database of the pool " + pool + " of " + of + " does not answer: " + reason,
                facts,
                "See that its server is up and takes the role's password; the pool tries again by itself, and recovers"
                        + " within seconds",
                clock.instant()));
        if (recentOutages >= OUTAGES) {
            flapping.add(place);
            watchers.tell(new Notice(
                    Notice.Concern.FAILURE,
                    Severity.WARNING,
                    FLAPS,
                    subject(place),
                    "the database of the pool " + pool + " of " + of + " was away " + recentOutages
                            + " times in a quarter of an hour, the last time because: " + reason,
                    facts,
                    "Look at the server's log and the network between; lower pool.max-size when the server has no"
                            + " connection left",
                    clock.instant()));
        }
    }

    /** A critical finding that nobody can mend any more would stay for days. */
    private void over(Place place, String how) {
        if (away.remove(place) != null) {
            ended(place, UNHEALTHY, "was away, and " + how);
        }
    }

    private void closed(Place place, String how) {
        over(place, how);
        if (flapping.remove(place)) {
            ended(place, FLAPS, "came and went, and " + how);
        }
    }

    private void ended(Place place, String kind, String what) {
        watchers.tell(new Notice(
                Notice.Concern.FAILURE,
                Severity.INFO,
                kind,
                subject(place),
                "the database of the pool " + place.pool() + " of " + place.of() + " " + what,
                Map.of("pool", place.pool(), "of", place.of()),
                "Nothing has to be done",
                clock.instant()));
    }

    private static <V> Map<Place, V> remembered() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, V> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }

    private static String subject(Place place) {
        return place.pool() + " (" + place.of() + ")";
    }
}
