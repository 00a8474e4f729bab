package dev.parley.gateway.socket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pages may open a socket. */
final class Origins {

    private final Set<String> listed;

    Origins(Collection<String> listed) {
        this.listed = listed.stream().map(Origins::normal).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether it is listed, or the origin of the address that was called. Behind a proxy that ends TLS the scheme of that
     * address is not known here, so host and port decide.
     *
     * @param origin the header as it came
     * @param authority host and port as the client called them
     */
    boolean allow(String origin, String authority) {
        String normal = normal(origin);
        if (listed.contains(normal)) {
            return true;
        }
        try {
            URI uri = new URI(normal);
            return uri.getHost() != null
                    && authority != null
                    && (withPort(uri).equals(withDefault(authority, uri.getScheme())));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String withPort(URI uri) {
        return uri.getPort() < 0
                ? uri.getHost() + ":" + defaultPort(uri.getScheme())
                : uri.getHost() + ":" + uri.getPort();
    }

    private static String withDefault(String authority, String scheme) {
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.matches(".*:\\d+") ? lower : lower + ":" + defaultPort(scheme);
    }

    private static int defaultPort(String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }

    private static String normal(String origin) {
        String lower = origin.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
