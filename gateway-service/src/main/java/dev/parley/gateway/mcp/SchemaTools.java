package dev.parley.gateway.mcp;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.protection.Rate;
import dev.parley.gateway.security.Caller;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** What can be asked about, for other agents. */
@ApplicationScoped
public class SchemaTools {

    private final TargetDatabases databases;
    private final SchemaCatalog catalog;
    private final DatabaseAccess access;
    private final ToolCalls calls;

    SchemaTools(TargetDatabases databases, SchemaCatalog catalog, DatabaseAccess access, ToolCalls calls) {
        this.databases = databases;
        this.catalog = catalog;
        this.access = access;
        this.calls = calls;
    }

    @Tool(
            name = "describe_schema",
            title = "What is in a database",
            description =
                    "Without a database: the names of those that can be asked. With one: its tables, columns, comments and "
                            + "keys, as far as questions can see them. `containing` finds the tables of a large one.",
            annotations =
                    @Tool.Annotations(
                            title = "What is in a database",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @PermissionsAllowed("query:read")
    @RunOnVirtualThread
    ToolResponse describeSchema(
            @ToolArg(description = "Name of a database", required = false) String database,
            @ToolArg(description = "Part of the name of a table or a column", required = false) String containing) {
        return calls.answer(
                Rate.READS, caller -> database == null ? usable(caller) : outline(caller, database, containing));
    }

    private Databases usable(Caller caller) {
        Map<String, String> usable = new TreeMap<>(databases.descriptions());
        usable.keySet().retainAll(access.usable(caller));
        return new Databases(usable);
    }

    private SchemaOutline outline(Caller caller, String database, String containing) {
        access.require(caller, database);
        SchemaSnapshot schema = catalog.snapshot(database);
        return SchemaOutline.of(schema, catalog.details(schema), containing);
    }

    /** By name, with a line about each. */
    record Databases(Map<String, String> databases) {}
}
