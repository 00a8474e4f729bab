package dev.parley.embedded;

import dev.parley.embedded.port.StackPorts;
import dev.parley.embedded.postgres.Databases;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.process.FolderLock;
import dev.parley.embedded.process.LeftOvers;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.secrets.Passwords;
import dev.parley.embedded.secrets.SealingSecret;
import dev.parley.embedded.secrets.SigningKey;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.embedded.services.ServiceProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A running stack. Closing it ends every process it started, in order; so does the end of this JVM, and after a
 * {@code kill -9} of this JVM the next start in the same home.
 *
 * <pre>{@code
 * try (EmbeddedStack stack = EmbeddedStack.start(StackConfig.temporary(folder))) {
 *     String broker = stack.kafkaBootstrapServers();
 * }
 * }</pre>
 */
public final class EmbeddedStack implements AutoCloseable {

    private final StackConfig config;
    private final FolderLock lock;
    private final StackPorts ports;
    private final Databases databases;
    private final Passwords passwords;
    private final SigningKey key;
    private final SealingSecret sealing;
    private final Processes processes;
    private final Thread shutdownHook = new Thread(this::end, "stack-shutdown");
    private boolean ended;

    private EmbeddedStack(StackConfig config, FolderLock lock) {
        this.config = config;
        this.lock = lock;
        this.ports = StackPorts.choose(config);
        this.passwords = Passwords.in(config.home().config());
        passwords.of(Passwords.REDIS);
        this.databases = Databases.at(ports.ports().getOrDefault(Part.POSTGRES, 0), passwords);
        this.key = SigningKey.in(config.home().keys());
        this.sealing = SealingSecret.in(config.home().keys());
        this.processes = new Processes(config, ports);
    }

    /**
     * Starts what the config asks for and returns when all of it is ready.
     *
     * @throws StackException when that is not possible; nothing is left running then
     */
    public static EmbeddedStack start(StackConfig config) {
        config.home().create();
        FolderLock lock = FolderLock.take(config.home().lockFile());
        EmbeddedStack stack;
        try {
            Steps steps = new Steps(config.progress());
            List<String> ended = LeftOvers.end(config.home().run(), Part.POSTGRES.id());
            if (!ended.isEmpty()) {
                steps.run("ended what a killed stack left behind", () -> String.join(", ", ended));
            }
            stack = new EmbeddedStack(config, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        try {
            Runtime.getRuntime().addShutdownHook(stack.shutdownHook);
            new Startup(config, stack.ports, stack.databases, stack.passwords, stack.properties(), stack.processes)
                    .run();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Ends everything; later calls do nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is already ending; the hook does the work, or waits for this call to have done it.
        }
        end();
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            // An interrupt would close the lock's file, and leave processes behind: it has to wait.
            boolean interrupted = Thread.interrupted();
            try {
                processes.stop();
                lock.close();
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Where the gateway answers, without a path: {@code http://127.0.0.1:8080}. */
    public URI gatewayUri() {
        return URI.create("http://127.0.0.1:" + ports.of(Part.GATEWAY));
    }

    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    /** As Redis clients take it; it has the password in it. */
    public String redisUri() {
        return "redis://:" + passwords.of(Passwords.REDIS) + "@127.0.0.1:" + port(Part.REDIS);
    }

    /** The application's database as its owner. */
    public Login applicationDatabase() {
        return databases.parley();
    }

    /** The target database as the role that owns and loads it. */
    public Login demoOwner() {
        return databases.owner();
    }

    /** The target database as the role that may read its catalog only. */
    public Login demoCatalog() {
        return databases.catalog();
    }

    /** The target database as the role that may read its rows only. */
    public Login demoSandbox() {
        return databases.sandbox();
    }

    /** PostgreSQL's superuser, for tests that need one. */
    public Login superuser() {
        return databases.superuser();
    }

    public int port(Part part) {
        return ports.of(part);
    }

    /** What a service needs to be told to work on this stack; for tests that run it in their own JVM. */
    public Map<String, String> serviceProperties(Part service) {
        return properties().of(service);
    }

    /** A token with every permission. */
    public String token() {
        return tokens().issue();
    }

    public String token(String subject, List<String> permissions, Duration lifetime) {
        return tokens().issue(subject, permissions, lifetime);
    }

    public TokenIssuer tokens() {
        return new TokenIssuer(key);
    }

    /** The process of a part: its pid, its restarts, and a way to kill it. */
    public SupervisedProcess process(Part part) {
        return processes.of(part);
    }

    public StackHome home() {
        return config.home();
    }

    private ServiceProperties properties() {
        return new ServiceProperties(ports, databases, passwords, key, sealing);
    }
}
