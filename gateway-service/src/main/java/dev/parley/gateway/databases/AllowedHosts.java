package dev.parley.gateway.databases;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.registry.RegistryConfig;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts that Parley may be sent to by whoever registers databases: allowed by their names, denied by the addresses that the
 * names have now. What a name comes to mean later is for the network to limit.
 */
@ApplicationScoped
class AllowedHosts {

    private final Optional<List<Pattern>> patterns;
    private final List<IpSubnetFilterRule> denied;

    AllowedHosts(RegistryConfig config) {
        this.patterns = config.allowedHosts()
                .map(hosts -> hosts.stream().map(AllowedHosts::pattern).toList());
        this.denied =
                config.deniedNetworks().stream().map(AllowedHosts::network).toList();
    }

    private static IpSubnetFilterRule network(String cidr) {
        try {
            String[] parts = cidr.strip().split("/", -1);
            return new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.REJECT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "parley.registry.denied-networks must be networks such as 10.0.0.0/8, not " + cidr, e);
        }
    }

    private static Pattern pattern(String host) {
        String regex =
                Arrays.stream(host.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /**
     * Blocks while the name is looked up.
     *
     * @throws ValidationException {@link ErrorCode#HOST_NOT_ALLOWED}
     */
    void require(String host) {
        boolean allowed = patterns.isEmpty()
                || patterns.get().stream()
                        .anyMatch(pattern -> pattern.matcher(host).matches());
        if (allowed && isDenied(host)) {
            throw new ValidationException(
                    ErrorCode.HOST_NOT_ALLOWED,
                    "No database may be registered on the host \"" + host
                            + "\": it is in one of parley.registry.denied-networks");
        }
        if (!allowed) {
            throw new ValidationException(
                    ErrorCode.HOST_NOT_ALLOWED,
                    "No database may be registered on the host \"" + host
                            + "\"; parley.registry.allowed-hosts says where");
        }
    }

    private boolean isDenied(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(address, 0))
                    .anyMatch(address -> denied.stream().anyMatch(network -> network.matches(address)));
        } catch (UnknownHostException e) {
            return false; // nobody is there
        }
    }
}
