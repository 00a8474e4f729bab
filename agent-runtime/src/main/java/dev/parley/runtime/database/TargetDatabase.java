package dev.parley.runtime.database;

import dev.parley.model.Json;
import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.database.DatabasesConfig.PoolConfig;
import dev.parley.runtime.database.DatabasesConfig.RoleConfig;
import dev.parley.runtime.database.DatabasesConfig.TargetDatabaseConfig;
import dev.parley.runtime.pool.PoolLimits;
import dev.parley.runtime.registry.DatabaseRole;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.secrets.PasswordFile;
import dev.parley.runtime.secrets.Sealing;
import dev.parley.runtime.trust.ServerTrust;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What is known of a database, whether it was configured or registered.
 *
 * @param edition differs from that of every other database, and from its own before it was changed: for names of pools and
 *     keys of caches
 * @param version of a registered one; 0 of a configured one
 * @param description empty when there is none
 * @param caCertificate PEM of the authorities that its server's certificate may be of; null for those that the JVM trusts
 */
record TargetDatabase(
        String name,
        String edition,
        long version,
        String url,
        String caCertificate,
        String description,
        Role catalog,
        Role sandbox,
        PoolLimits limits,
        Optional<CopyConfig> copy,
        boolean allowWideRole,
        Concealment concealment) {

    private static final int EDITION_CHARS = 12;

    /** @param password opened when a connection needs it; empty when this service was not given it */
    record Role(String username, Supplier<Optional<String>> password) {

        /**
         * @param prefix of its properties
         * @throws IllegalArgumentException when it has two passwords
         */
        static Role of(String prefix, RoleConfig config) {
            if (config.password().isPresent() && config.passwordFile().isPresent()) {
                throw new IllegalArgumentException(
                        prefix + "password and " + prefix + "password-file are both given; leave one out");
            }
            return new Role(
                    config.username(),
                    config.passwordFile()
                            .map(file -> new PasswordFile(prefix + "password-file", file))
                            .<Supplier<Optional<String>>>map(file -> () -> Optional.of(file.get()))
                            .orElse(() -> now(prefix + "password").or(config::password)));
        }

        /** What the configuration's sources say now; the mapping says what they said at the start. */
        private static Optional<String> now(String property) {
            return ConfigProvider.getConfig().getOptionalValue(property, String.class);
        }
    }

    /** @throws IllegalArgumentException naming the property that is wrong */
    static TargetDatabase of(String name, TargetDatabaseConfig config) {
        String prefix = "parley.databases." + name + ".";
        DatabasePlace.of(prefix + "url", config.url());
        String caCertificate = config.caCertificate()
                .map(file -> ServerTrust.pem(prefix + "ca-certificate", file))
                .orElse(null);
        Concealment concealment;
        try {
            concealment = Concealment.of(
                    config.hide().orElse(List.of()), config.sensitive().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(prefix + "hide or .sensitive: " + e.getMessage());
        }
        return new TargetDatabase(
                name,
                edition(config),
                0,
                config.url(),
                caCertificate,
                config.description().orElse(""),
                Role.of(prefix + "catalog.", config.catalog()),
                Role.of(prefix + "sandbox.", config.sandbox()),
                limits(config.pool()).validated(prefix + "pool."),
                config.copy(),
                config.allowWideRole(),
                concealment);
    }

    /** The role that questions run in on its copy. */
    Role copySandbox() {
        return Role.of(
                "parley.databases." + name + ".copy.sandbox.",
                copy.orElseThrow().sandbox());
    }

    /** The role that makes its copy. */
    Role copyOwner() {
        return Role.of(
                "parley.databases." + name + ".copy.owner.", copy.orElseThrow().owner());
    }

    private static PoolLimits limits(PoolConfig config) {
        return new PoolLimits(
                config.minSize(),
                config.maxSize(),
                config.acquireTimeout(),
                config.connectTimeout(),
                config.idleTimeout(),
                config.maxLifetime(),
                config.validateAfter());
    }

    /** @throws IllegalArgumentException when the row is none that the gateway would write */
    static TargetDatabase of(RegisteredDatabase row, Sealing sealing) {
        DatabasePlace.of("the url of " + row.name(), row.url());
        return new TargetDatabase(
                row.name(),
                "v" + row.version(),
                row.version(),
                row.url(),
                row.caCertificate(),
                row.description() == null ? "" : row.description(),
                new Role(
                        row.catalogUsername(),
                        () -> Optional.of(sealing.open(row.catalogPassword(), row.purpose(DatabaseRole.CATALOG)))),
                new Role(
                        row.sandboxUsername(),
                        () -> Optional.of(sealing.open(row.sandboxPassword(), row.purpose(DatabaseRole.SANDBOX)))),
                PoolLimits.ofSize(row.maxConnections()),
                Optional.empty(),
                false,
                Concealment.of(row.hide(), row.sensitive()));
    }

    /** The same in each service, of which not all are given the passwords. */
    private static String edition(TargetDatabaseConfig config) {
        Map<String, Object> shape = Map.of(
                "url", config.url(),
                "sandbox", config.sandbox().username(),
                "hide", config.hide().orElse(List.of()),
                "sensitive", config.sensitive().orElse(List.of()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.bytes(new TreeMap<>(shape)));
            return "c" + HexFormat.of().formatHex(digest).substring(0, EDITION_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
