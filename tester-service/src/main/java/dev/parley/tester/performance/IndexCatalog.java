package dev.parley.tester.performance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxRead;
import dev.parley.tester.performance.TableIndexes.Index;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sizes and indexes by database name, as the sandbox role sees them; may be a minute old. */
@ApplicationScoped
class IndexCatalog {

    private static final String SQL = resource("indexes.sql");

    private final SandboxRead<Indexes> indexes;

    IndexCatalog(DatabasePools pools) {
        this.indexes = new SandboxRead<>(
                pools,
                SQL,
                Duration.ofMinutes(1),
                (database, rows) -> read(rows.iterator().next().getString("indexes")));
    }

    /**
     * @param hypopg schema of the extension that plans with indexes that are not there, quoted; null where the role may not
     *     use it
     */
    record Indexes(List<TableIndexes> tables, String hypopg) {

        Indexes {
            tables = List.copyOf(tables);
        }

        Optional<TableIndexes> table(TableName name) {
            return tables.stream().filter(table -> table.name().equals(name)).findFirst();
        }
    }

    /** @throws RuntimeException of the driver when the database does not answer */
    Indexes indexes(String database) {
        return indexes.of(database);
    }

    private static Indexes read(String text) {
        try {
            JsonNode json = Json.mapper().readTree(text);
            List<TableIndexes> tables = new ArrayList<>();
            json.path("tables").forEach(table -> tables.add(table(table)));
            return new Indexes(tables, json.path("hypopg").asText(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement of the indexes returned what it should not", e);
        }
    }

    private static TableIndexes table(JsonNode json) {
        List<Index> indexes = new ArrayList<>();
        for (JsonNode index : json.path("indexes")) {
            indexes.add(new Index(
                    index.path("method").asText(),
                    index.path("partial").asBoolean(),
                    texts(index.path("keys")),
                    index.path("expressions").asText(null)));
        }
        return new TableIndexes(
                new TableName(json.path("schema").asText(), json.path("name").asText()),
                json.path("rows").asDouble(),
                texts(json.path("parts")),
                indexes);
    }

    /** Null for null. */
    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.isNull() ? null : text.asText()));
        return texts;
    }

    private static String resource(String name) {
        try (InputStream in = IndexCatalog.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
