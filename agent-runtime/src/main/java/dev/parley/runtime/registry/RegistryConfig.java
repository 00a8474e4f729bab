package dev.parley.runtime.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where databases are registered at run time. */
@ConfigMapping(prefix = "parley.registry")
public interface RegistryConfig {

    /**
     * {@code postgresql://host:port/database} of the application; {@code ?sslmode=} disable, prefer (the default), require,
     * verify-ca or verify-full may follow. Without it a service knows the configured databases only.
     */
    Optional<String> url();

    /** PEM file of the authorities that the server's certificate may be of, with verify-ca and verify-full; the JVM's when missing. */
    Optional<Path> caCertificate();

    /** A role that may SELECT from {@code target_databases} and {@code schema_epochs}, and no more; the gateway's may write. */
    Optional<String> username();

    /** Its password. */
    Optional<String> password();

    /** How often it is read when no notification came. */
    @WithDefault("5s")
    Duration poll();

    /** How long connections of a database that was changed or removed are kept, for what runs on them. */
    @WithDefault("2m")
    Duration grace();

    /**
     * Hosts that a database may be registered on, such as {@code *.db.example.org}; a star stands for any characters. Any
     * host when missing.
     */
    Optional<List<String>> allowedHosts();

    /**
     * Networks that no database may be registered in, whatever its host is called, such as {@code 10.0.0.0/8}. Where it is
     * missing, those in which machines tell their secrets to whoever asks: link-local ones and what clouds have for that.
     */
    @WithDefault("169.254.0.0/16,fe80::/10,fd00:ec2::254/128,100.100.100.200/32")
    List<String> deniedNetworks();
}
