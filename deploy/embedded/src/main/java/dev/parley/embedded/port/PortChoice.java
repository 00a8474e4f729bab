package dev.parley.embedded.port;

import dev.parley.embedded.StackException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Gives each name a port: the one it must have, else the one it would like, else the one it had last time (so that what
 * people noted stays true between runs), else any that is free.
 */
public final class PortChoice {

    private final IntPredicate free;
    private final IntSupplier any;
    private final Map<String, Integer> remembered;
    private final Set<Integer> given = new HashSet<>();

    PortChoice(IntPredicate free, IntSupplier any, Map<String, Integer> remembered) {
        this.free = free;
        this.any = any;
        this.remembered = Map.copyOf(remembered);
    }

    public PortChoice(Map<String, Integer> remembered) {
        this(FreePorts::isFree, FreePorts::any, remembered);
    }

    /** @throws StackException when somebody else listens there */
    public int required(String name, int port) {
        if (!take(port)) {
            throw new StackException("Port " + port + " for " + name + " is taken by another program."
                    + " Choose another (for the gateway: --port or PARLEY_PORT), or none to get a free one.");
        }
        return port;
    }

    public int preferred(String name, int port) {
        return take(port) ? port : remembered(name);
    }

    public int remembered(String name) {
        Integer last = remembered.get(name);
        if (last != null && take(last)) {
            return last;
        }
        int port = any.getAsInt();
        while (!take(port)) {
            port = any.getAsInt();
        }
        return port;
    }

    private boolean take(int port) {
        return !given.contains(port) && free.test(port) && given.add(port);
    }
}
