package dev.parley.runtime.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.model.Json;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The statements that read a catalog, and what its result says; whatever client runs it. */
public final class CatalogStatement {

    /** One row with one text, {@code tables}; {@code $1} is the role that has to be allowed to SELECT. */
    public static final String SQL = resource("catalog.sql");

    /** One row with one text, {@code details}; {@code $1} as above. */
    static final String DETAILS = resource("details.sql");

    /** One row with one text, {@code probe}. */
    static final String PROBE = resource("probe.sql");

    private CatalogStatement() {}

    /** The statement for the role that runs it, without parameters. */
    public static String ofCurrentUser() {
        return SQL.replace("$1", "current_user");
    }

    /**
     * @param database the name for askers
     * @param json the statement's {@code tables}
     */
    public static SchemaSnapshot snapshot(String database, String json, Instant at) {
        try {
            List<Table> tables = Json.mapper().readValue(json, new TypeReference<List<CatalogTable>>() {}).stream()
                    .map(CatalogTable::toTable)
                    .toList();
            return new SchemaSnapshot(database, Fingerprint.of(tables), at, tables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog query returned what it should not", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = CatalogStatement.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
