package dev.parley.gateway.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An {@link Allowance} for all, and in it a share for each principal, so that one who is refused very often leaves room
 * for the rows of others. Who is not authenticated is one principal together. Bounded: a principal that was not refused
 * for long is forgotten, which gives it its share anew, but never more than the allowance for all.
 */
final class Allowances {

    private static final int MAX_PRINCIPALS = 1_000;

    private final int share;
    private final Allowance all;
    private final Allowance nobody;
    private final Map<String, Allowance> byPrincipal = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MAX_PRINCIPALS;
        }
    };

    /**
     * @param perSecond for all
     * @param share of it for one principal, a second
     */
    Allowances(int perSecond, int share) {
        this.share = share;
        this.all = new Allowance(perSecond);
        this.nobody = new Allowance(share);
    }

    /**
     * @param principal null when nobody was authenticated
     * @param now {@link System#nanoTime}
     */
    boolean take(String principal, long now) {
        return of(principal).take(now) && all.take(now);
    }

    private Allowance of(String principal) {
        if (principal == null) {
            return nobody;
        }
        synchronized (byPrincipal) {
            return byPrincipal.computeIfAbsent(principal, name -> new Allowance(share));
        }
    }
}
