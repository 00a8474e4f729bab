package dev.parley.gateway.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What askers were asked back about, the topics asked last; of those before nothing is known. For several threads. */
final class AskedTopics {

    private static final int MOST = 300;
    private static final int MOST_SHOWN = 20;

    private record Key(String database, String words) {}

    private final Map<Key, AskedTopic> topics = new LinkedHashMap<>();

    synchronized void asked(String database, String words, Instant at) {
        Key key = new Key(database, words == null ? "" : words.toLowerCase(Locale.ROOT));
        AskedTopic before = topics.remove(key);
        topics.put(key, (before == null ? AskedTopic.none(key.words(), at) : before).seen(at));
        if (topics.size() > MOST) {
            topics.remove(topics.keySet().iterator().next());
        }
    }

    /** Those of a database that are asked most, at most twenty. */
    synchronized List<AskedTopic> of(String database) {
        List<AskedTopic> found = new ArrayList<>();
        topics.forEach((key, topic) -> {
            if (key.database().equals(database)) {
                found.add(topic);
            }
        });
        return found.stream()
                .sorted(Comparator.comparingLong(AskedTopic::asked).reversed().thenComparing(AskedTopic::words))
                .limit(MOST_SHOWN)
                .toList();
    }
}
