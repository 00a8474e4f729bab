package dev.parley.evaluation;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.Progress;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.postgres.Login;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A whole stack of its own whose target databases are those of the questions. */
final class EvaluationStack {

    private static final List<Part> READERS = List.of(Part.GATEWAY, Part.CLARIFIER, Part.TESTER);

    private EvaluationStack() {}

    static EmbeddedStack start(Path project, StackHome own, Map<String, Login> databases, Terminal terminal) {
        StackConfig standard = StackConfig.ofProject(project);
        StackConfig config = new StackConfig(
                        own,
                        project,
                        standard.binaries(),
                        EnumSet.allOf(Part.class),
                        Map.of(),
                        Map.of(),
                        properties(databases),
                        standard.startTimeout(),
                        true,
                        progress -> tell(progress, terminal))
                .withParts(EnumSet.allOf(Part.class));
        return EmbeddedStack.start(config);
    }

    private static Map<Part, Map<String, String>> properties(Map<String, Login> databases) {
        Map<String, String> properties = new java.util.TreeMap<>();
        databases.forEach((name, login) -> {
            String prefix = "parley.databases.\"" + name + "\".";
            properties.put(prefix + "url", login.reactiveUrl());
            for (String role : List.of("catalog.", "sandbox.")) {
                properties.put(prefix + role + "username", login.user());
                properties.put(prefix + role + "password", login.password());
            }
            // The databases are of this run only, and so is the superuser who loaded them.
            properties.put(prefix + "allow-wide-role", "true");
            // Many databases on one server, asked one after the other.
            properties.put(prefix + "pool.max-size", "2");
            properties.put(prefix + "pool.idle-timeout", "3s");
        });
        Map<Part, Map<String, String>> all = new java.util.EnumMap<>(Part.class);
        READERS.forEach(part -> all.put(part, properties));
        return all;
    }

    private static void tell(Progress progress, Terminal terminal) {
        if (progress.state() != Progress.State.STARTED) {
            terminal.note("  " + progress.step() + " " + progress.detail());
        }
    }
}
