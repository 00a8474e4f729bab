package dev.parley.runtime.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.Relations;
import dev.parley.sql.guard.DatabaseFacts;
import dev.parley.sql.guard.FunctionRules;
import dev.parley.sql.guard.Routine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The one statement that reads the facts, and what its result says; whatever client runs it. */
public final class FactsStatement {

    /** One row with one text, {@code facts}, as the role sees it that runs it. */
    public static final String SQL = resource("facts.sql").replace("${all_relations}", Relations.SQL);

    private final JsonNode json;
    private final Set<Long> refused = new HashSet<>();

    private FactsStatement(JsonNode json) {
        this.json = json;
    }

    /** @param facts the statement's {@code facts} */
    public static DatabaseFacts facts(String facts) {
        return facts(facts, relations -> Concealment.NONE);
    }

    /**
     * @param facts the statement's {@code facts}
     * @param concealment what of these relations is not shown
     */
    static DatabaseFacts facts(String facts, Function<Relations, Concealment> concealment) {
        try {
            FactsStatement statement = new FactsStatement(Json.mapper().readTree(facts));
            Relations relations = Relations.of(statement.json.path("allRelations"));
            return statement.read().concealing(ConcealedFacts.of(relations, concealment.apply(relations)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement of the facts returned what it should not", e);
        }
    }

    private DatabaseFacts read() {
        Map<Long, Routine> byNumber = new HashMap<>();
        json.path("routines").forEach(row -> byNumber.put(row.path(0).asLong(), routine(row)));
        byNumber.forEach((number, routine) -> {
            if (FunctionRules.refusal(routine).isPresent()) {
                refused.add(number);
            }
        });
        withWhatTheyCall(byNumber);
        Map<String, List<Routine>> routines = byNumber.values().stream().collect(Collectors.groupingBy(Routine::name));
        return new DatabaseFacts(
                texts("searchPath"),
                relations(),
                Set.copyOf(texts("systemRelations")),
                routines,
                namesOfRefused("operators"),
                Set.copyOf(texts("typeNames")),
                types());
    }

    private static Routine routine(JsonNode row) {
        return new Routine(
                row.path(1).asText(),
                row.path(2).asText(),
                kind(row.path(3).asText()),
                volatility(row.path(4).asText()),
                row.path(5).asBoolean(),
                row.path(6).asText(),
                row.path(7).isNull() ? null : row.path(7).asText(),
                row.path(8).asInt(),
                row.path(9).isNull() ? Integer.MAX_VALUE : row.path(9).asInt(),
                row.path(10).asBoolean(),
                true);
    }

    private static Routine.Kind kind(String code) {
        return switch (code) {
            case "f" -> Routine.Kind.FUNCTION;
            case "a" -> Routine.Kind.AGGREGATE;
            case "w" -> Routine.Kind.WINDOW;
            case "p" -> Routine.Kind.PROCEDURE;
            default -> throw new IllegalStateException("unknown kind of routine: " + code);
        };
    }

    private static Routine.Volatility volatility(String code) {
        return switch (code) {
            case "i" -> Routine.Volatility.IMMUTABLE;
            case "s" -> Routine.Volatility.STABLE;
            default -> Routine.Volatility.VOLATILE;
        };
    }

    /** A function or aggregate is as harmful as what it calls; found again and again until nothing is new. */
    private void withWhatTheyCall(Map<Long, Routine> byNumber) {
        int before;
        do {
            before = refused.size();
            RoutineBodies bodies = new RoutineBodies(refusedNames(byNumber));
            for (String list : List.of("aggregates", "calls")) {
                for (JsonNode row : json.path(list)) {
                    if (refused.contains(row.path(1).asLong())) {
                        refuse(row.path(0).asLong(), byNumber);
                    }
                }
            }
            for (JsonNode row : json.path("bodies")) {
                if (bodies.doHarm(row.path(1).asText(), row.path(2).asText())) {
                    refuse(row.path(0).asLong(), byNumber);
                }
            }
        } while (refused.size() > before);
    }

    private Set<String> refusedNames(Map<Long, Routine> byNumber) {
        Set<String> names = new HashSet<>();
        refused.forEach(number -> names.add(byNumber.get(number).name()));
        return names;
    }

    private void refuse(long number, Map<Long, Routine> byNumber) {
        if (refused.add(number)) {
            byNumber.computeIfPresent(number, (key, routine) -> routine.withHarmInside());
        }
    }

    private Map<String, Set<String>> relations() {
        Map<String, Set<String>> relations = new HashMap<>();
        for (JsonNode row : json.path("relations")) {
            relations
                    .computeIfAbsent(row.path(0).asText(), schema -> new HashSet<>())
                    .add(row.path(1).asText());
        }
        return relations;
    }

    private Set<String> namesOfRefused(String list) {
        Set<String> names = new HashSet<>();
        for (JsonNode row : json.path(list)) {
            if (refused.contains(row.path(1).asLong())) {
                names.add(row.path(0).asText());
            }
        }
        return names;
    }

    /** A type is as harmful as the types that it is made of. */
    private Set<String> types() {
        Set<String> types = namesOfRefused("types");
        types.addAll(namesOfRefused("checks"));
        boolean more = !types.isEmpty();
        while (more) {
            more = false;
            for (JsonNode row : json.path("typeParts")) {
                String part = row.path(1).asText();
                boolean harmful = types.contains(part) || types.contains(part.replaceFirst("^_+", ""));
                more |= harmful && types.add(row.path(0).asText());
            }
        }
        return types;
    }

    private List<String> texts(String list) {
        return new ArrayList<>(StreamSupport.stream(json.path(list).spliterator(), false)
                .map(JsonNode::asText)
                .toList());
    }

    private static String resource(String name) {
        try (InputStream in = FactsStatement.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
