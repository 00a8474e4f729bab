package dev.parley.gateway.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All watchers. Telling them something neither waits nor throws, whatever state they are in. */
@ApplicationScoped
public class Watchers {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Finding::lastSeen, Comparator.reverseOrder())
            .thenComparing(Finding::subject);

    private final List<WatchPost> posts;

    Watchers(@All List<Watcher> watchers, WatchConfig config, MeterRegistry registry) {
        this.posts = watchers.stream()
                .map(watcher -> new WatchPost(watcher, config.queue(), registry))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        posts.forEach(WatchPost::start);
    }

    void stop(@Observes ShutdownEvent stopping) {
        posts.forEach(WatchPost::stop);
    }

    public void tell(Observation observation) {
        posts.forEach(post -> post.offer(observation));
    }

    /** Of all watchers, worst first and newest first; one that cannot say what it found is left out and counted. */
    List<Finding> findings() {
        return posts.stream().flatMap(Watchers::findings).sorted(WORST_FIRST).toList();
    }

    private static Stream<Finding> findings(WatchPost post) {
        try {
            return post.watcher().findings().stream();
        } catch (RuntimeException e) {
            post.failed(e);
            return Stream.empty();
        }
    }
}
