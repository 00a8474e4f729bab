package dev.parley.runtime.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something is being changed; see {@link CacheManager#changing}. */
public sealed interface Change extends AutoCloseable permits ExactChange, ToldChange {

    /**
     * After commit or rollback: returns when no instance gives exact values that were read before. Does not throw. To be called once or
     * more; only the first call does something.
     */
    @Override
    void close();

    /** The same for those of one transaction; what can be told in one message is. */
    static void closeAll(Collection<Change> changes) {
        Map<CacheManager, List<ToldChange>> told = new HashMap<>();
        for (Change change : changes) {
            switch (change) {
                case ExactChange exact -> exact.close();
                case ToldChange one ->
                    told.computeIfAbsent(one.caches(), caches -> new ArrayList<>())
                            .add(one);
            }
        }
        told.forEach(CacheManager::close);
    }
}
