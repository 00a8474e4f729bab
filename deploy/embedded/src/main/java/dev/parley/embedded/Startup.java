package dev.parley.embedded;

import dev.parley.embedded.kafka.KafkaNode;
import dev.parley.embedded.kafka.KafkaTopics;
import dev.parley.embedded.port.StackPorts;
import dev.parley.embedded.postgres.Databases;
import dev.parley.embedded.postgres.DemoTarget;
import dev.parley.embedded.postgres.PostgresCluster;
import dev.parley.embedded.postgres.RoleSetup;
import dev.parley.embedded.redis.RedisNode;
import dev.parley.embedded.secrets.Passwords;
import dev.parley.embedded.services.PackagedService;
import dev.parley.embedded.services.Readiness;
import dev.parley.embedded.services.ServiceProperties;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order in which a stack comes up: the three servers with what they hold, each on its own; then the services. */
final class Startup {

    private final StackConfig config;
    private final StackPorts ports;
    private final Databases databases;
    private final Passwords passwords;
    private final ServiceProperties properties;
    private final Processes processes;
    private final Steps steps;

    Startup(
            StackConfig config,
            StackPorts ports,
            Databases databases,
            Passwords passwords,
            ServiceProperties properties,
            Processes processes) {
        this.config = config;
        this.ports = ports;
        this.databases = databases;
        this.passwords = passwords;
        this.properties = properties;
        this.processes = processes;
        this.steps = new Steps(config.progress());
    }

    void run() {
        List<PackagedService> services = config.parts().stream()
                .filter(Part::isService)
                .map(part -> PackagedService.in(config.project(), config.home().config(), part))
                .toList();
        List<Runnable> servers = new ArrayList<>();
        if (config.parts().contains(Part.KAFKA)) {
            servers.add(this::kafka);
        }
        if (config.parts().contains(Part.POSTGRES)) {
            servers.add(this::postgres);
        }
        if (config.parts().contains(Part.REDIS)) {
            servers.add(() -> steps.run(Part.REDIS.title(), this::redis));
        }
        steps.together(servers);
        steps.together(services.stream()
                .map(service -> (Runnable) () -> steps.run(service.part().title(), () -> service(service)))
                .toList());
        processes.up();
    }

    private void postgres() {
        steps.run(Part.POSTGRES.title(), () -> {
            PostgresCluster cluster = new PostgresCluster(
                    config.binaries(),
                    config.home().data(Part.POSTGRES),
                    config.home().log(Part.POSTGRES));
            boolean made = cluster.create(passwords);
            int port = ports.of(Part.POSTGRES);
            processes.start(Part.POSTGRES, cluster.launch(port), () -> databases
                    .superuser()
                    .works());
            RoleSetup.apply(databases);
            return made ? "port " + port + ", new data folder" : "port " + port;
        });
        steps.run("demo database", () -> {
            boolean loaded = DemoTarget.load(databases, LocalDate.now());
            DemoTarget.restrict(databases);
            return loaded ? "loaded" : "kept";
        });
    }

    private void kafka() {
        int port = ports.of(Part.KAFKA);
        try (KafkaTopics topics = new KafkaTopics("127.0.0.1:" + port)) {
            steps.run(Part.KAFKA.title(), () -> {
                KafkaNode node = new KafkaNode(
                        config.home().data(Part.KAFKA),
                        config.home().config(),
                        config.home().log(Part.KAFKA));
                node.prepare(port, ports.kafkaController());
                Optional<Path> archive =
                        config.warmStart() ? Optional.of(config.home().root().resolve("kafka.jsa")) : Optional.empty();
                processes.start(Part.KAFKA, node.launch(archive), topics::answers);
                return "port " + port;
            });
            steps.run("topics", () -> {
                topics.create();
                return "";
            });
        }
    }

    private String redis() {
        int port = ports.of(Part.REDIS);
        RedisNode node = new RedisNode(
                config.binaries(),
                config.home().data(Part.REDIS),
                config.home().config(),
                config.home().log(Part.REDIS));
        String password = passwords.of(Passwords.REDIS);
        node.prepare(port, password);
        processes.start(Part.REDIS, node.launch(), () -> RedisNode.answers(port, password));
        return "port " + port;
    }

    private String service(PackagedService service) {
        Part part = service.part();
        int port = ports.of(part);
        service.configure(port, properties.of(part), config.properties().getOrDefault(part, java.util.Map.of()));
        processes.start(part, service.launch(config.home().log(part)), () -> Readiness.of(port));
        return "port " + port;
    }
}
