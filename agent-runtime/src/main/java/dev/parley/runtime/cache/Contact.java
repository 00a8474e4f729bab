package dev.parley.runtime.cache;

import java.time.Duration;

/**
 * Whether this instance hears what the others say. It says something to itself over Redis from time to time; when it hears
 * that, it has heard all that was said before. So what it holds is as the others left it at the time of sending.
 */
final class Contact {

    private final long trust;
    private final long settle;
    private long heard;
    private long since;
    private boolean there;

    Contact(Duration trust, Duration settle) {
        this.trust = trust.toNanos();
        this.settle = settle.toNanos();
    }

    /**
     * @param sent by {@link System#nanoTime}
     * @return whether it was lost before: something may have been said that was not heard
     */
    synchronized boolean wouldBeNew(long sent) {
        return !there || sent - heard > trust;
    }

    synchronized void heard(long sent) {
        if (wouldBeNew(sent)) {
            since = sent;
        }
        there = true;
        heard = sent;
    }

    synchronized void lost() {
        there = false;
    }

    /** Whether it was heard of within the time of trust. */
    synchronized boolean isThere() {
        return there && System.nanoTime() - heard < trust;
    }

    /** Whether it is there, and has been for so long that all could be told what happened before. */
    synchronized boolean isSettled() {
        return isThere() && heard - since >= settle;
    }
}
