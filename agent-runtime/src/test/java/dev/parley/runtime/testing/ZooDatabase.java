package dev.parley.runtime.testing;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.postgres.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database on the server of a stack that no service is configured for: it is there to be registered. */
public final class ZooDatabase {

    public static final String PASSWORD = "Zoo-Secret-4711";

    private static final String[] ROLES = {
        "CREATE ROLE zoo_catalog LOGIN NOINHERIT PASSWORD '" + PASSWORD + "'",
        "CREATE ROLE zoo_reader LOGIN NOINHERIT PASSWORD '" + PASSWORD + "'",
        "CREATE DATABASE zoo",
        "REVOKE ALL ON DATABASE zoo FROM PUBLIC",
        "GRANT CONNECT ON DATABASE zoo TO zoo_catalog, zoo_reader"
    };

    private static final String[] TABLES = {
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO zoo_catalog, zoo_reader",
        """
        CREATE TABLE keepers (
            id int PRIMARY KEY, name text NOT NULL, email text NOT NULL, salary numeric NOT NULL)""",
        """
        CREATE TABLE animals (
            id int PRIMARY KEY, name text NOT NULL, species text NOT NULL, weight numeric NOT NULL,
            keeper_id int NOT NULL REFERENCES keepers (id))""",
        "INSERT INTO keepers VALUES (1, 'Ann', 'ann@zoo.test', 3000), (2, 'Bob', 'bob@zoo.test', 3100)",
        """
        INSERT INTO animals VALUES
            (1, 'Leo', 'lion', 190, 1), (2, 'Nala', 'lion', 130, 1), (3, 'Dumbo', 'elephant', 5000, 2)""",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO zoo_reader",
        "ANALYZE"
    };

    private final Login superuser;

    private ZooDatabase(Login superuser) {
        this.superuser = superuser;
    }

    /** Made when it is not there yet. */
    public static ZooDatabase on(EmbeddedStack stack) throws SQLException {
        Login server = stack.superuser();
        boolean there;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            there = statement
                    .executeQuery("SELECT FROM pg_database WHERE datname = 'zoo'")
                    .next();
        }
        ZooDatabase zoo = new ZooDatabase(new Login(server.port(), "zoo", server.user(), server.password()));
        if (!there) {
            run(server, ROLES);
            zoo.execute(TABLES);
        }
        return zoo;
    }

    public String url() {
        return superuser.reactiveUrl();
    }

    /** What registers it, in JSON without the braces: name, url and both roles. */
    public String registration(String name) {
        return """
                "name": "%s", "url": "%s", "description": "Animals and their keepers",
                "catalog": {"username": "zoo_catalog", "password": "%s"},
                "sandbox": {"username": "zoo_reader", "password": "%s"}\
                """.formatted(name, url(), PASSWORD, PASSWORD);
    }

    public void execute(String... statements) throws SQLException {
        run(superuser, statements);
    }

    private static void run(Login login, String... statements) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
