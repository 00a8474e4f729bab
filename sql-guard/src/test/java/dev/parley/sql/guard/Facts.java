package dev.parley.sql.guard;

import dev.parley.sql.guard.Routine.Kind;
import dev.parley.sql.guard.Routine.Volatility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A small database: what the guard knows of it, written by hand. */
final class Facts {

    private static final List<Routine> ROUTINES = List.of(
            own("count", Kind.AGGREGATE, Volatility.IMMUTABLE, 0, 1),
            own("sum", Kind.AGGREGATE, Volatility.IMMUTABLE, 1, 1),
            own("percentile_cont", Kind.AGGREGATE, Volatility.IMMUTABLE, 2, 2),
            own("rank", Kind.WINDOW, Volatility.IMMUTABLE, 0, 0),
            own("lower", Kind.FUNCTION, Volatility.IMMUTABLE, 1, 1),
            own("substring", Kind.FUNCTION, Volatility.IMMUTABLE, 2, 3),
            own("extract", Kind.FUNCTION, Volatility.IMMUTABLE, 2, 2),
            own("concat", Kind.FUNCTION, Volatility.STABLE, 1, Integer.MAX_VALUE),
            own("now", Kind.FUNCTION, Volatility.STABLE, 0, 0),
            own("random", Kind.FUNCTION, Volatility.VOLATILE, 0, 2),
            own("bernoulli", Kind.FUNCTION, Volatility.VOLATILE, 1, 1),
            own("generate_series", Kind.FUNCTION, Volatility.IMMUTABLE, 2, 3),
            own("nextval", Kind.FUNCTION, Volatility.VOLATILE, 1, 1),
            own("set_config", Kind.FUNCTION, Volatility.VOLATILE, 3, 3),
            own("query_to_xml", Kind.FUNCTION, Volatility.VOLATILE, 4, 4),
            own("table_to_xmlschema", Kind.FUNCTION, Volatility.STABLE, 4, 4),
            own("current_setting", Kind.FUNCTION, Volatility.STABLE, 1, 2),
            own("pg_read_file", Kind.FUNCTION, Volatility.VOLATILE, 1, 4),
            own("pg_backend_pid", Kind.FUNCTION, Volatility.STABLE, 0, 0),
            own("pg_typeof", Kind.FUNCTION, Volatility.STABLE, 1, 1),
            own("regclass", Kind.FUNCTION, Volatility.STABLE, 1, 1),
            own("int4", Kind.FUNCTION, Volatility.IMMUTABLE, 1, 1),
            own("json_object", Kind.FUNCTION, Volatility.IMMUTABLE, 1, 2),
            other("shop", "price_of", Volatility.STABLE, "sql", false, 1, 1),
            other("shop", "touch", Volatility.VOLATILE, "plpgsql", false, 0, 0),
            other("shop", "secret", Volatility.STABLE, "sql", true, 1, 1),
            other("shop", "shell", Volatility.STABLE, "plpython3u", false, 1, 1),
            other("shop", "discount", Volatility.STABLE, "sql", false, 1, 1),
            other("shop", "discount", Volatility.VOLATILE, "sql", false, 2, 3),
            other("shop", "coalesce", Volatility.VOLATILE, "sql", false, 1, 2),
            other("shop", "substring", Volatility.VOLATILE, "sql", false, 4, 4),
            other("shop", "json_value", Volatility.VOLATILE, "sql", false, 2, 2),
            other("shop", "email", Volatility.IMMUTABLE, "sql", false, 1, 1),
            other("hidden", "price_of", Volatility.VOLATILE, "sql", false, 1, 1),
            other("hidden", "audit", Volatility.STABLE, "sql", false, 1, 1),
            new Routine(
                    "shop", "crosstab", Kind.FUNCTION, Volatility.STABLE, false, "c", "tablefunc", 1, 2, false, true),
            new Routine(
                    "shop",
                    "normal_rand",
                    Kind.FUNCTION,
                    Volatility.STABLE,
                    false,
                    "c",
                    "tablefunc",
                    3,
                    3,
                    false,
                    true),
            new Routine(
                    "shop", "median", Kind.AGGREGATE, Volatility.IMMUTABLE, false, "internal", null, 1, 1, false, true),
            new Routine(
                    "shop",
                    "logged_sum",
                    Kind.AGGREGATE,
                    Volatility.IMMUTABLE,
                    false,
                    "internal",
                    null,
                    1,
                    1,
                    false,
                    false),
            new Routine("shop", "nap", Kind.FUNCTION, Volatility.VOLATILE, false, "sql", null, 1, 1, false, true),
            new Routine("shop", "total", Kind.FUNCTION, Volatility.VOLATILE, false, "sql", null, 1, 1, false, true),
            new Routine("shop", "label", Kind.FUNCTION, Volatility.STABLE, false, "sql", null, 1, 1, false, true),
            new Routine("shop", "refresh", Kind.PROCEDURE, Volatility.VOLATILE, false, "sql", null, 0, 0, false, true));

    static final DatabaseFacts SHOP = new DatabaseFacts(
            List.of("shop", "public"),
            Map.of(
                    "shop",
                    Set.of("book", "orders", "pg_like"),
                    "public",
                    Set.of("book", "note"),
                    "archive",
                    Set.of("orders")),
            Set.of("pg_class", "pg_authid"),
            ROUTINES.stream().collect(Collectors.groupingBy(Routine::name)),
            Set.of("%%", "==="),
            Set.of("int4", "text", "email", "isbn", "book"),
            Set.of("email"));

    private Facts() {}

    private static Routine own(String name, Kind kind, Volatility volatility, int least, int most) {
        return new Routine("pg_catalog", name, kind, volatility, false, "internal", null, least, most, false, true);
    }

    private static Routine other(
            String schema, String name, Volatility volatility, String language, boolean definer, int least, int most) {
        return new Routine(schema, name, Kind.FUNCTION, volatility, definer, language, null, least, most, false, true);
    }

    /** The same with these operators behind which a function stands that must not run. */
    static DatabaseFacts withOperators(String... operators) {
        return new DatabaseFacts(
                SHOP.searchPath(),
                SHOP.relations(),
                SHOP.systemRelations(),
                SHOP.routines(),
                Set.of(operators),
                SHOP.typeNames(),
                SHOP.types());
    }
}
