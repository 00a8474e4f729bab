package dev.parley.runtime.pool;

import java.util.function.Supplier;

/**
 * Where a pool connects to, in which role, and what it is held to.
 *
 * @param name that it is asked for by, such as {@code parley/sandbox/zoo}
 * @param edition another one whenever something of it is changed
 * @param label its name in metrics, which strangers may come to see; another one with each edition, unless it is the name
 * @param caCertificate PEM of the authorities that the server's certificate may be of; null for those that the JVM trusts
 * @param password opened when a connection needs it
 */
public record PoolTarget(
        String name,
        String edition,
        String label,
        String url,
        String caCertificate,
        String username,
        Supplier<String> password,
        PoolLimits limits) {

    /** Its name for operators. */
    public String shown() {
        return label.equals(name) ? name : name + "/" + edition;
    }
}
