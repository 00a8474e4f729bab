package dev.parley.gateway.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What tokens are checked by. A gateway that would take tokens of everyone does not start; only in development and tests
 * it does without an issuer and an audience.
 */
@Startup(TokenSettings.BEFORE_CHANNELS_OPEN)
@ApplicationScoped
class TokenSettings {

    static final int BEFORE_CHANNELS_OPEN = Interceptor.Priority.PLATFORM_BEFORE + 1;

    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String OWN_LOCATION = "smallrye.jwt.verify.key.location";
    private static final String INLINE = "mp.jwt.verify.publickey";
    private static final String SECRET = "smallrye.jwt.verify.secretkey";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";
    private static final String ALGORITHM = "smallrye.jwt.verify.algorithm";
    private static final String STANDARD_ALGORITHM = "mp.jwt.verify.publickey.algorithm";
    private static final String RELAX = "smallrye.jwt.verify.relax-key-validation";
    private static final Set<String> ALGORITHMS = Set.of(
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256", "HS384", "HS512");

    TokenSettings(Config config) {
        require(config, LaunchMode.current() == LaunchMode.NORMAL);
    }

    /** @throws IllegalStateException naming the setting that is wrong, and what to do */
    static void require(Config config, boolean strict) {
        requireKey(config, requireAlgorithm(config));
        if (value(config, RELAX).map(Boolean::parseBoolean).orElse(false)) {
            throw wrong(RELAX, "is true, so that keys that are too short would be taken; leave it false");
        }
        if (strict) {
            requireName(config, ISSUER, "the `iss` of your tokens");
            requireName(config, AUDIENCES, "the `aud` that your tokens have for Parley");
        }
    }

    private static void requireKey(Config config, boolean secrets) {
        var found = Stream.of(LOCATION, OWN_LOCATION, INLINE, SECRET)
                .filter(name -> value(config, name).isPresent())
                .toList();
        if (found.size() != 1) {
            throw found.isEmpty()
                    ? wrong(
                            LOCATION,
                            "is not set; set it to the JWKS URL of your identity provider, or to the file of a public key")
                    : wrong(found.get(1), "is set beside " + found.get(0) + "; set only one of them");
        }
        String setting = found.getFirst();
        String value = value(config, setting).orElseThrow();
        if (setting.equals(SECRET) && !value.strip().startsWith("{")) {
            throw wrong(
                    SECRET,
                    "is not a JWK; write it as {\"kty\":\"oct\",\"k\":\"…\"}, where k is the secret in base64url");
        }
        boolean content = setting.equals(INLINE) || setting.equals(SECRET);
        Optional<String> fault = content ? KeyMaterial.fault(value, secrets) : KeyMaterial.faultAt(value, secrets);
        fault.ifPresent(what -> {
            throw wrong(setting, what);
        });
    }

    /**
     * A secret that is taken as a public key, or the other way round, is what forgers hope for.
     *
     * @return whether it is one of secrets
     */
    private static boolean requireAlgorithm(Config config) {
        String setting = value(config, ALGORITHM).isPresent() ? ALGORITHM : STANDARD_ALGORITHM;
        Set<String> algorithms = value(config, setting).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
        algorithms.stream()
                .filter(name -> !ALGORITHMS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(
                            setting,
                            "names the algorithm \"" + name + "\"; known are "
                                    + String.join(
                                            ", ", ALGORITHMS.stream().sorted().toList()));
                });
        if (algorithms.stream().map(name -> name.startsWith("HS")).distinct().count() > 1) {
            throw wrong(setting, "mixes algorithms of secrets (HS…) and of key pairs; name one kind");
        }
        return algorithms.stream().anyMatch(name -> name.startsWith("HS"));
    }

    private static void requireName(Config config, String setting, String what) {
        if (value(config, setting).isEmpty()) {
            throw wrong(setting, "is not set; set it to " + what);
        }
    }

    private static Optional<String> value(Config config, String setting) {
        return config.getOptionalValue(setting, String.class)
                .filter(value -> !value.isBlank() && !value.equals("NONE"));
    }

    private static IllegalStateException wrong(String setting, String what) {
        return new IllegalStateException(setting + " " + what);
    }
}
