package dev.parley.tester.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.schema.Table;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.FromItem;
import dev.parley.tester.truth.TruthCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether policies decide which rows of a statement's tables somebody sees. The planner knows all rows, so what it expects
 * would tell the asker of those that are hidden. Tables are compared by their names alone: one too many hides no answer.
 */
@ApplicationScoped
class RowSecurity {

    private final TruthCatalog catalog;

    RowSecurity(TruthCatalog catalog) {
        this.catalog = catalog;
    }

    /** Names of the tables that have policies; to be read before a session is opened, since it takes a connection, too. */
    Set<String> tables(String database) {
        return catalog.schema(database).tables().stream()
                .filter(Table::rowSecurity)
                .map(table -> table.name().name())
                .collect(Collectors.toSet());
    }

    /**
     * @param tables that have policies
     * @param statement for tables whose partitions the plan names in their place
     * @param plan for tables behind views
     */
    static boolean hidesRows(Set<String> tables, Optional<Statement> statement, JsonNode plan) {
        Set<String> read = new HashSet<>();
        plan.findValues("Relation Name").forEach(name -> read.add(name.asText()));
        statement.ifPresent(known -> Trees.all(known.query(), FromItem.Table.class)
                .forEach(table -> read.add(table.name().last())));
        return tables.stream().anyMatch(read::contains);
    }
}
