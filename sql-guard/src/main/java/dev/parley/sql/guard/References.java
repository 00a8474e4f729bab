package dev.parley.sql.guard;

import dev.parley.sql.guard.Finding.Code;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.CommonTable;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that a query names, at each place of its tree, against what is known of the database. */
final class References {

    /** Types whose input reads the catalog: they turn names and numbers into what exists. */
    private static final Set<String> CATALOG_TYPES = Set.of(
            "regclass",
            "regproc",
            "regprocedure",
            "regoper",
            "regoperator",
            "regrole",
            "regnamespace",
            "regcollation",
            "regtype",
            "regdatabase",
            "aclitem");

    /** XPath by SQL's own words; see {@link FunctionRules}. */
    private static final Set<String> UNINTERRUPTIBLE = Set.of("xmlexists", "xmltable");

    /** They make values of a type that no cast in the text names. */
    private static final Set<String> ROWS_BY_TYPE = Set.of(
            "json_populate_record",
            "json_populate_recordset",
            "jsonb_populate_record",
            "jsonb_populate_recordset",
            "jsonb_populate_record_valid",
            "populate_record");

    /** Operators behind SQL's own words. */
    private static final Map<String, List<String>> OPERATORS_OF_WORDS = Map.ofEntries(
            Map.entry("LIKE", List.of("~~")),
            Map.entry("NOT LIKE", List.of("!~~")),
            Map.entry("ILIKE", List.of("~~*")),
            Map.entry("NOT ILIKE", List.of("!~~*")),
            Map.entry("SIMILAR TO", List.of("~")),
            Map.entry("NOT SIMILAR TO", List.of("!~")),
            Map.entry("IN", List.of("=")),
            Map.entry("NOT IN", List.of("<>")),
            Map.entry("BETWEEN", List.of(">=", "<=")),
            Map.entry("NOT BETWEEN", List.of("<", ">")),
            Map.entry("BETWEEN SYMMETRIC", List.of(">=", "<=")),
            Map.entry("NOT BETWEEN SYMMETRIC", List.of("<", ">")),
            Map.entry("IS DISTINCT FROM", List.of("=")),
            Map.entry("IS NOT DISTINCT FROM", List.of("=")));

    private static final int MOST_FINDINGS = 20;

    private final DatabaseFacts facts;
    private final GuardPolicy policy;
    private final List<Finding> findings = new ArrayList<>();

    References(DatabaseFacts facts, GuardPolicy policy) {
        this.facts = facts;
        this.policy = policy;
    }

    List<Finding> findings() {
        return findings;
    }

    void check(Query query) {
        query(query, new CommonTables(null));
    }

    /** Tables of WITH hide others, for what comes after them, and for each other when they are recursive. */
    private void query(Query query, CommonTables outer) {
        CommonTables visible = new CommonTables(outer);
        if (query.recursive()) {
            query.with().forEach(table -> visible.add(table.name()));
        }
        for (CommonTable table : query.with()) {
            children(table.children(), visible);
            visible.add(table.name());
        }
        children(Node.of(query.body(), query.orderBy(), query.limit()), visible);
    }

    private void children(List<Node> nodes, CommonTables commonTables) {
        for (Node node : nodes) {
            node(node, commonTables);
        }
    }

    private void node(Node node, CommonTables commonTables) {
        switch (node) {
            case Query query -> {
                query(query, commonTables);
                return;
            }
            case FromItem.Table table -> {
                if (!commonTables.contains(table.name())) {
                    relation(table.name());
                }
            }
            case FromItem.Functions functions -> {
                functions.calls().forEach(call -> rowsOf(call, commonTables));
                children(Node.of(functions.types()), commonTables);
                return;
            }
            case FromItem.Join join -> {
                boolean comparesColumns = join.natural() || !join.using().isEmpty();
                if (comparesColumns) {
                    equality(join.span());
                }
            }
            case Expression.Case choice -> {
                if (choice.operand() != null) {
                    equality(choice.span());
                }
            }
            case Expression.Call call -> call(call, call.arguments().size());
            case Expression.Operation operation -> operator(operation.operator());
            case Expression.Quantified quantified -> operator(quantified.operator());
            case Item.TypeName type -> type(type.name());
            case Expression.Parameter parameter ->
                add(Code.SYNTAX, "There is no value for $" + parameter.number(), parameter.span());
            case Expression.Column column -> column(column);
            case Expression.Field field -> fieldFunction(field.field(), field.span());
            default -> {
                // names nothing by itself
            }
        }
        children(node.children(), commonTables);
    }

    // ---- relations

    private void relation(Name name) {
        String schema = name.parts().size() == 1 ? facts.schemaOf(name.last()).orElse(null) : name.qualifier();
        boolean system = schema != null && isSystem(schema);
        if (system && !policy.readableSystemRelations().contains(schema + "." + name.last())) {
            add(
                    Code.FORBIDDEN_RELATION,
                    "\"" + name + "\" belongs to the system and is not open to questions",
                    name.span());
            return;
        }
        boolean readable = system
                || (schema != null
                        && facts.isReadable(schema, name.last())
                        && !facts.concealed().hides(schema, name.last()));
        if (!readable || name.parts().size() > 2) {
            add(Code.UNKNOWN_RELATION, "There is no table \"" + name + "\" here, or not for you", name.span());
        }
    }

    private static boolean isSystem(String schema) {
        return schema.startsWith("pg_") || schema.equals("information_schema");
    }

    // ---- functions

    /** In FROM, {@code unnest} of several arrays is that of one for each. */
    private void rowsOf(Expression function, CommonTables commonTables) {
        boolean several = function instanceof Expression.Call call
                && call.name().last().equals("unnest")
                && call.arguments().size() > 1;
        if (several) {
            call((Expression.Call) function, 1);
            children(function.children(), commonTables);
        } else {
            node(function, commonTables);
        }
    }

    private void call(Expression.Call call, int given) {
        Name name = call.name();
        if (call.isForm()) {
            form(call);
            return;
        }
        boolean allowed = name.parts().size() == 2 && policy.allowedFunctions().contains(name.toString());
        if (allowed) {
            return;
        }
        if (name.parts().size() > 2) {
            add(Code.UNKNOWN_FUNCTION, "There is no function \"" + name + "\" here", name.span());
            return;
        }
        int arguments = given + call.withinGroup().size();
        List<Routine> named = facts.routines(name.qualifier(), name.last());
        List<Routine> reached =
                named.stream().filter(routine -> routine.takes(arguments)).toList();
        boolean maybeCast =
                arguments == 1 && (facts.typeNames().contains(name.last()) || CATALOG_TYPES.contains(name.last()));
        if (maybeCast || names(facts.types(), name.last())) {
            type(name);
        }
        boolean makesRows = !facts.types().isEmpty() && ROWS_BY_TYPE.contains(name.last());
        if (makesRows) {
            add(Code.FORBIDDEN_TYPE, "With " + name + " a type could be made whose checks must not run", name.span());
        }
        if (reached.isEmpty()) {
            boolean cast = maybeCast && named.isEmpty();
            if (!cast) {
                unknown(name, named, arguments);
            }
            return;
        }
        refuse(reached, name);
    }

    private void refuse(List<Routine> reached, Name name) {
        reached.stream()
                .filter(routine -> !policy.allowedFunctions().contains(routine.schema() + "." + routine.name()))
                .map(FunctionRules::refusal)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(why -> add(Code.FORBIDDEN_FUNCTION, "The function " + name.last() + " " + why, name.span()));
    }

    /** SQL's own form; to a PostgreSQL that does not know it yet, those for JSON are calls of what has their name. */
    private void form(Expression.Call call) {
        String word = call.name().last().toLowerCase(Locale.ROOT);
        if (UNINTERRUPTIBLE.contains(word)) {
            add(Code.FORBIDDEN_FUNCTION, "The function " + word + " cannot be stopped while it runs", call.span());
        }
        if (word.equals("nullif")) {
            equality(call.span());
        }
        if (word.startsWith("json")) {
            List<Routine> named = facts.routines(null, word).stream()
                    .filter(routine -> !routine.isOwn())
                    .toList();
            refuse(named, new Name(call.name().span(), List.of(word)));
        }
    }

    private void unknown(Name name, List<Routine> named, int arguments) {
        String message = named.isEmpty()
                ? "There is no function \"" + name + "\" here"
                : "The function " + name + " takes no "
                        + (arguments == 1 ? "single argument" : arguments + " arguments");
        add(Code.UNKNOWN_FUNCTION, message, name.span());
    }

    /**
     * {@code value.name} calls a function of one argument when the value has no such column. Which columns it has is not
     * known here, so a column that shares its name with a function that must not run is refused, too.
     */
    private void fieldFunction(String name, Span span) {
        if (name == null) {
            return;
        }
        List<Routine> reached = facts.routines(null, name).stream()
                .filter(routine -> routine.takes(1))
                .toList();
        refuse(reached, new Name(span, List.of(name)));
        if (facts.typeNames().contains(name)) {
            type(new Name(span, List.of(name)));
        }
    }

    private void column(Expression.Column column) {
        boolean qualified = !column.star() && column.name().parts().size() > 1;
        if (qualified) {
            fieldFunction(column.name().last(), column.span());
        }
    }

    // ---- operators and types

    private void operator(Name name) {
        List<String> symbols = name.parts().size() == 1
                ? OPERATORS_OF_WORDS.getOrDefault(name.last(), List.of(name.last()))
                : List.of(name.last());
        if (symbols.stream().anyMatch(facts.operators()::contains)) {
            add(
                    Code.FORBIDDEN_OPERATOR,
                    "Behind the operator " + name.last() + " is a function that must not run",
                    name.span());
        }
    }

    /** Where two values are compared without a word or a sign for it. */
    private void equality(Span span) {
        operator(new Name(span, List.of("=")));
    }

    private void type(Name name) {
        if (names(CATALOG_TYPES, name.last())) {
            add(Code.FORBIDDEN_TYPE, "The type " + name + " reads the catalog", name.span());
        } else if (names(facts.types(), name.last())) {
            add(Code.FORBIDDEN_TYPE, "A cast to " + name + " runs a function that must not run", name.span());
        } else if (isRowWithHidden(name)) {
            add(Code.FORBIDDEN_TYPE, "The type " + name + " is not open to questions", name.span());
        }
    }

    /** A row of it, made of nothing, has all names of its columns; so has an array of such. */
    private boolean isRowWithHidden(Name name) {
        String schema = name.parts().size() == 1 ? null : name.qualifier();
        String element = name.last();
        while (!facts.concealed().hidesInRow(schema, element) && element.startsWith("_")) {
            element = element.substring(1);
        }
        return facts.concealed().hidesInRow(schema, element);
    }

    /** The type itself or its array, which PostgreSQL calls by the same name behind underscores. */
    private static boolean names(Set<String> types, String name) {
        String element = name;
        while (!types.contains(element) && element.startsWith("_")) {
            element = element.substring(1);
        }
        return types.contains(element);
    }

    /** The first few say enough; a text may hold thousands. */
    private void add(Code code, String message, Span span) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(code, message, span));
        }
    }
}
