package dev.parley.cli;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.StackHome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.Driver;

/** A stack of its own for one run: the servers, and a tester that may be told to leave a layer out. */
final class SandboxStack {

    private static final String LOCAL = "demo";

    private final Path project;
    private final String database;
    private final Map<String, String> properties;

    private SandboxStack(Path project, String database, Map<String, String> properties) {
        this.project = project;
        this.database = database;
        this.properties = properties;
    }

    static SandboxStack ofLocal(Path project, String database) {
        if (!database.equals(LOCAL)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The sandbox has servers of its own, and of their databases only '" + LOCAL
                            + "'. A database that is"
                            + " registered with the gateway, such as '" + database
                            + "', is named by --jdbc-url, in the role that its questions have.");
        }
        return new SandboxStack(project, database, Map.of());
    }

    /** The database of a JDBC URL, in the role that is named in it. */
    static SandboxStack ofUrl(Path project, String jdbcUrl, boolean allowWideRole) {
        Properties parsed = Driver.parseURL(jdbcUrl, new Properties());
        String user = parsed == null ? null : parsed.getProperty("user");
        if (user == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--jdbc-url is jdbc:postgresql://HOST:PORT/NAME?user=ROLE&password=SECRET; the role is needed.");
        }
        requireOnlyRoleAndPassword(jdbcUrl);
        String name = "target";
        String prefix = "parley.databases." + name + ".";
        Map<String, String> properties = new TreeMap<>();
        properties.put(
                prefix + "url",
                "postgresql://%s:%s/%s"
                        .formatted(
                                parsed.getProperty("PGHOST"),
                                parsed.getProperty("PGPORT"),
                                parsed.getProperty("PGDBNAME")));
        properties.put(prefix + "catalog.username", user);
        properties.put(prefix + "sandbox.username", user);
        properties.put(prefix + "sandbox.password", passwordOf(parsed));
        properties.put(prefix + "allow-wide-role", String.valueOf(allowWideRole));
        return new SandboxStack(project, name, properties);
    }

    /** Others, such as sslmode, would be lost on the way to the tester, and nobody told. */
    private static void requireOnlyRoleAndPassword(String jdbcUrl) {
        int start = jdbcUrl.indexOf('?');
        for (String parameter :
                start < 0 ? new String[0] : jdbcUrl.substring(start + 1).split("&")) {
            String key = parameter.substring(0, Math.max(0, parameter.indexOf('=')));
            if (!key.equals("user") && !key.equals("password")) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--jdbc-url takes user and password behind the question mark, not '" + key + "'.");
            }
        }
    }

    /** A server that trusts the role takes any; configuration knows no empty one. */
    private static String passwordOf(Properties parsed) {
        String password = parsed.getProperty("password", "");
        return password.isEmpty() ? "none" : password;
    }

    /** Name of the database for the tester. */
    String database() {
        return database;
    }

    EmbeddedStack start() {
        return start(new StackHome(StackHome.ofProject(project).root().resolve("sandbox")));
    }

    EmbeddedStack start(StackHome home) {
        StackConfig standard = StackConfig.ofProject(project);
        StackConfig config = new StackConfig(
                        home,
                        project,
                        standard.binaries(),
                        EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.REDIS, Part.TESTER),
                        Map.of(),
                        Map.of(),
                        Map.of(Part.TESTER, properties),
                        standard.startTimeout(),
                        true,
                        progress -> {})
                .withProperty(Part.TESTER, "parley.sandbox.single-layers", "true")
                // What holds against a statement is the question here, not whether its result is what somebody meant.
                .withProperty(Part.TESTER, "parley.truth.enabled", "false");
        return EmbeddedStack.start(config);
    }
}
