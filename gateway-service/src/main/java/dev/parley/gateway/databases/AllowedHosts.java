package dev.parley.gateway.databases;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.registry.RegistryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The hosts that this gateway may be sent to by whoever registers databases; judged by their names, which are not resolved. */
@ApplicationScoped
class AllowedHosts {

    private final Optional<List<Pattern>> patterns;

    AllowedHosts(RegistryConfig config) {
        this.patterns = config.allowedHosts()
                .map(hosts -> hosts.stream().map(AllowedHosts::pattern).toList());
    }

    private static Pattern pattern(String host) {
        String regex =
                Arrays.stream(host.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** @throws ValidationException {@link ErrorCode#HOST_NOT_ALLOWED} */
    void require(String host) {
        boolean allowed = patterns.isEmpty()
                || patterns.get().stream()
                        .anyMatch(pattern -> pattern.matcher(host).matches());
        if (!allowed) {
            throw new ValidationException(
                    ErrorCode.HOST_NOT_ALLOWED,
                    "No database may be registered on the host \"" + host
                            + "\"; parley.registry.allowed-hosts says where");
        }
    }
}
