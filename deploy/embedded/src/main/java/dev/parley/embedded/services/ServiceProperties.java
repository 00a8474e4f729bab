package dev.parley.embedded.services;

import dev.parley.embedded.Part;
import dev.parley.embedded.port.StackPorts;
import dev.parley.embedded.postgres.Databases;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.secrets.Passwords;
import dev.parley.embedded.secrets.SealingSecret;
import dev.parley.embedded.secrets.SigningKey;
import dev.parley.embedded.secrets.TokenIssuer;
import java.util.Map;
import java.util.TreeMap;

/** What a service has to be told to work on this stack. */
public final class ServiceProperties {

    private static final String SEALING_KEY = "parley.secrets.key";
    private static final String REGISTRY = "parley.registry.";
    private static final String DEMO = "parley.databases.demo.";

    private final StackPorts ports;
    private final Databases databases;
    private final Passwords passwords;
    private final SigningKey key;
    private final SealingSecret sealing;

    public ServiceProperties(
            StackPorts ports, Databases databases, Passwords passwords, SigningKey key, SealingSecret sealing) {
        this.ports = ports;
        this.databases = databases;
        this.passwords = passwords;
        this.key = key;
        this.sealing = sealing;
    }

    /** All but the service's own HTTP port, which only a packaged service has. */
    public Map<String, String> of(Part service) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("kafka.bootstrap.servers", "127.0.0.1:" + ports.of(Part.KAFKA));
        properties.put(
                "quarkus.redis.hosts",
                "redis://:" + passwords.of(Passwords.REDIS) + "@127.0.0.1:" + ports.of(Part.REDIS));
        switch (service) {
            case GATEWAY -> {
                gateway(properties);
                demoCatalog(properties);
                properties.put(SEALING_KEY, sealing.base64());
            }
            case CLARIFIER -> {
                agent(properties, service);
                registry(properties);
                demoCatalog(properties);
                login(properties, DEMO + "sandbox.", databases.sandbox());
            }
            case TESTER -> {
                agent(properties, service);
                registry(properties);
                demo(properties);
                login(properties, DEMO + "sandbox.", databases.sandbox());
            }
            case CODER -> agent(properties, service);
            case POSTGRES, KAFKA, REDIS -> throw new IllegalArgumentException(service + " is not a service");
        }
        return properties;
    }

    private void gateway(Map<String, String> properties) {
        login(properties, "quarkus.datasource.", databases.parley());
        properties.put("quarkus.datasource.reactive.url", databases.parley().reactiveUrl());
        properties.put("quarkus.datasource.jdbc.url", databases.parley().jdbcUrl());
        // SmallRye JWT takes what follows 'file:' as a path, not as a URI: nothing in it may be percent-encoded.
        properties.put("mp.jwt.verify.publickey.location", "file:" + key.publicKeyFile());
        properties.put("mp.jwt.verify.issuer", TokenIssuer.ISSUER);
        properties.put("mp.jwt.verify.audiences", TokenIssuer.AUDIENCE);
        properties.put("parley.ingress.kafka.principal", "kafka-local");
    }

    /** Where an agent learns of databases that are registered while it runs. */
    private void registry(Map<String, String> properties) {
        properties.put(REGISTRY + "url", databases.registry().reactiveUrl());
        login(properties, REGISTRY, databases.registry());
        properties.put(SEALING_KEY, sealing.base64());
    }

    /** The catalog reader, and the name of the role whose rights say what there is to see. */
    private void demoCatalog(Map<String, String> properties) {
        demo(properties);
        login(properties, DEMO + "catalog.", databases.catalog());
        properties.put(DEMO + "sandbox.username", databases.sandbox().user());
    }

    private void demo(Map<String, String> properties) {
        properties.put(DEMO + "url", databases.sandbox().reactiveUrl());
        properties.put(DEMO + "description", "An online shop: customers, orders, products, stock and staff");
        properties.put(DEMO + "catalog.username", databases.catalog().user());
    }

    /** A static member of its consumer group, so that a restarted agent goes on at once where the killed one stopped. */
    private static void agent(Map<String, String> properties, Part service) {
        String instance = service.id() + "-1";
        properties.put("parley.agent.instance", instance);
        properties.put("mp.messaging.incoming.requests.group.instance.id", instance);
    }

    private static void login(Map<String, String> properties, String prefix, Login login) {
        properties.put(prefix + "username", login.user());
        properties.put(prefix + "password", login.password());
    }
}
