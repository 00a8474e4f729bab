package dev.parley.tester.copy;

import dev.parley.embedded.postgres.Login;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database with all that is hard to copy, and databases for its copies. */
public final class CopiedTables implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "copied";

    @Override
    public int order() {
        return 15; // after the servers
    }

    @Override
    public Map<String, String> start() {
        execute(
                "postgres",
                "CREATE ROLE copy_owner LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE ROLE copy_reader LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE ROLE source_reader LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE DATABASE source",
                "CREATE DATABASE troubled_source");
        for (String copy : List.of("tried", "sampled", "taken", "wide_copy", "rebuilt", "troubled", "extended")) {
            execute("postgres", "CREATE DATABASE copy_" + copy + " OWNER copy_owner");
        }
        execute("copy_taken", "CREATE SCHEMA shop AUTHORIZATION copy_owner", "CREATE TABLE shop.treasure (id integer)");
        execute("source", """
                CREATE SCHEMA "Odd ""schema""\";
                CREATE SCHEMA shop;
                CREATE TYPE shop.status AS ENUM ('new', 'it''s done');
                CREATE TYPE "Odd ""schema""\"."Odd Type" AS ENUM ('A b');
                CREATE DOMAIN shop.short AS varchar(5) CHECK (VALUE <> 'bad');
                CREATE DOMAIN shop.shorter AS shop.short NOT NULL;
                CREATE TYPE shop.pair AS (a integer, b text);
                CREATE TABLE shop.customers (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, code shop.shorter UNIQUE);
                CREATE TABLE shop.employees (id integer PRIMARY KEY, boss_id integer REFERENCES shop.employees);
                CREATE TABLE shop.orders (
                    id integer PRIMARY KEY, customer_id bigint NOT NULL REFERENCES shop.customers,
                    customer_code text REFERENCES shop.customers (code), status shop.status NOT NULL,
                    price numeric(10,2) NOT NULL, quantity integer NOT NULL,
                    total numeric GENERATED ALWAYS AS (price * quantity) STORED);
                CREATE TABLE shop.lines (
                    order_id integer REFERENCES shop.orders, number integer, note text, PRIMARY KEY (order_id, number));
                CREATE TABLE shop.dangling (id integer, order_id integer);
                CREATE TABLE shop.logs (at date NOT NULL, text text) PARTITION BY RANGE (at);
                CREATE TABLE shop.logs_2025 PARTITION OF shop.logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE TABLE shop.logs_2026 PARTITION OF shop.logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                CREATE TABLE shop.secret (id integer PRIMARY KEY, shown text, hidden text);
                CREATE TABLE "Odd ""schema""\"."Odd ""Table""\" (
                    "select" integer, "a""b" text, kinds "Odd ""schema""\"."Odd Type"[], shorts shop.short[], parts shop.pair,
                    number numeric, one real, two float8, cash money, day date, moment timestamptz, local timestamp,
                    clock timetz, span interval, bits bit(3), varied bit varying(5), padded character(4), bytes bytea, document jsonb,
                    plain json, place inet, range int4range, words tsvector, id uuid, grid integer[][], mark "char", page xml,
                    point point, kind regclass);
                INSERT INTO shop.customers (name, code) SELECT 'c' || i, 'k' || i FROM generate_series(1, 3000) AS i;
                INSERT INTO shop.employees SELECT i, nullif(i - 1, 0) FROM generate_series(1, 30) AS i;
                INSERT INTO shop.employees SELECT i, 30 FROM generate_series(31, 1000) AS i;
                INSERT INTO shop.orders (id, customer_id, customer_code, status, price, quantity)
                SELECT i, 3001 - i, 'k' || (i % 3000 + 1), (enum_range(NULL::shop.status))[i % 2 + 1], i, 2
                FROM generate_series(1, 3000) AS i;
                INSERT INTO shop.lines SELECT 3000 - i / 4, i, NULL FROM generate_series(1, 6000) AS i;
                INSERT INTO shop.dangling VALUES (1, 1), (2, 99999);
                ALTER TABLE shop.dangling ADD FOREIGN KEY (order_id) REFERENCES shop.orders NOT VALID;
                INSERT INTO shop.logs SELECT DATE '2025-06-01' + i, 'x' FROM generate_series(1, 400) AS i;
                INSERT INTO shop.secret VALUES (1, 'yes', 'no');
                INSERT INTO "Odd ""schema""\"."Odd ""Table""\" VALUES
                    (1, 'it''s "quoted" \\ {1,2}', '{"A b",NULL}', '{abc}', '(1,"x, y")', 'NaN', 0.1, 'Infinity', 12.34,
                     'infinity', '-infinity', '2025-03-01 12:00:00.123456', '12:30+02', '1 year 2 mons 3 days 04:05:06.7',
                     B'101', B'1', 'ab', '\\x00ff', '{"a": [1, null]}', '{ "b" : 1 }', '10.0.0.1/8', '[1,5)', 'a:1 b:2',
                     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{{1,2},{3,NULL}}', 'x', '<a>1</a>', '(1,2)', 'shop.orders'),
                    (2, '', '{}', NULL, NULL, 1e100, NULL, NULL, NULL, '0044-03-15 BC', 'infinity', NULL, NULL, NULL, NULL, NULL,
                     NULL, NULL, 'null', NULL, NULL, 'empty', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
                CREATE VIEW shop.totals AS SELECT customer_id, sum(total) AS total FROM shop.orders GROUP BY customer_id;
                CREATE MATERIALIZED VIEW shop.counts AS SELECT status, count(*) AS n FROM shop.orders GROUP BY status;
                CREATE FUNCTION shop.twice(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1 * 2';
                ANALYZE;
                GRANT USAGE ON SCHEMA shop, "Odd ""schema""\" TO source_reader;
                GRANT SELECT ON ALL TABLES IN SCHEMA shop, "Odd ""schema""\" TO source_reader;
                REVOKE SELECT ON shop.secret FROM source_reader;
                GRANT SELECT (id, shown) ON shop.secret TO source_reader;
                ALTER ROLE source_reader SET search_path = shop;
                """);
        execute("troubled_source", """
                CREATE EXTENSION citext;
                CREATE SCHEMA shop;
                CREATE TABLE shop.customers (code citext PRIMARY KEY);
                CREATE TABLE shop.orders (id integer PRIMARY KEY, customer citext REFERENCES shop.customers);
                CREATE TABLE shop.whole (id integer, "order" shop.orders);
                INSERT INTO shop.customers SELECT 'C' || i FROM generate_series(1, 50) AS i;
                INSERT INTO shop.orders SELECT i, 'c' || i FROM generate_series(1, 50) AS i;
                INSERT INTO shop.whole SELECT o.id, o FROM shop.orders AS o;
                CREATE VIEW shop.broken AS SELECT id / (id - id) AS n FROM shop.orders;
                CREATE VIEW shop.slow AS SELECT id, pg_sleep(30)::text AS slept FROM shop.orders;
                CREATE VIEW shop.sound AS SELECT id FROM shop.orders;
                CREATE MATERIALIZED VIEW shop.unfilled AS SELECT id FROM shop.orders WITH NO DATA;
                GRANT USAGE ON SCHEMA shop TO source_reader;
                GRANT SELECT ON ALL TABLES IN SCHEMA shop TO source_reader;
                """);
        Map<String, String> properties = new HashMap<>();
        for (String troubled : List.of("troubled", "extended")) {
            database(properties, troubled, "copy_" + troubled, "copy_reader", "first");
            properties.put(
                    "parley.databases." + troubled + ".url",
                    login("troubled_source", "source_reader").reactiveUrl());
            properties.put("parley.databases." + troubled + ".copy.time-limit", "20s");
        }
        database(properties, "tried", "copy_tried", "copy_reader", "first");
        database(properties, "sampled", "copy_sampled", "copy_reader", "only");
        database(properties, "taken", "copy_taken", "copy_reader", "first");
        database(properties, "away", "copy_that_is_not_there", "copy_reader", "first");
        database(properties, "wide-copy", "copy_wide_copy", "copy_owner", "first");
        database(properties, "rebuilt", "copy_rebuilt", "copy_reader", "first");
        return properties;
    }

    private static void database(Map<String, String> properties, String name, String copy, String reader, String mode) {
        String prefix = "parley.databases." + name + ".";
        properties.put(prefix + "url", login("source", "source_reader").reactiveUrl());
        properties.put(prefix + "catalog.username", "source_reader");
        properties.put(prefix + "sandbox.username", "source_reader");
        properties.put(prefix + "sandbox.password", PASSWORD);
        properties.put(prefix + "copy.url", login(copy, "copy_owner").reactiveUrl());
        properties.put(prefix + "copy.owner.username", "copy_owner");
        properties.put(prefix + "copy.owner.password", PASSWORD);
        properties.put(prefix + "copy.sandbox.username", reader);
        properties.put(prefix + "copy.sandbox.password", PASSWORD);
        properties.put(prefix + "copy.mode", mode);
        properties.put(prefix + "copy.rows-per-table", "100");
    }

    static Login login(String database, String user) {
        return new Login(EmbeddedServers.stack().superuser().port(), database, user, PASSWORD);
    }

    static Login superuser(String database) {
        Login superuser = EmbeddedServers.stack().superuser();
        return new Login(superuser.port(), database, superuser.user(), superuser.password());
    }

    static void execute(String database, String... commands) {
        try (Connection connection = superuser(database).connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // goes with the servers
    }
}
