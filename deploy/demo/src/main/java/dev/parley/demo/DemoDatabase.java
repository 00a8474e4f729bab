package dev.parley.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;

/** Loads the demo shop into schema {@code public} of a PostgreSQL database, and tells what was loaded. */
public final class DemoDatabase {

    private static final long SEED = 20_240_229;

    private DemoDatabase() {}

    /**
     * Loads the shop from the usual seed.
     *
     * @see #load(Connection, LocalDate, long)
     */
    public static void load(Connection connection, LocalDate today) throws SQLException {
        load(connection, today, SEED);
    }

    /**
     * Drops what an earlier load left in schema {@code public} and loads the shop, in one transaction: a reader sees
     * the old content or the new one, and after a failure the old one. The same day and seed make the same content to
     * the byte. Other schemas, roles and extensions stay; privileges on the tables go with the tables, so grant them by
     * {@code ALTER DEFAULT PRIVILEGES}.
     *
     * @param connection in auto-commit mode, of a role that owns the database; it comes back as it was
     * @param today the day the content reaches up to, at 01:00
     * @throws IllegalStateException if a transaction is open, or the schema has content that no load has made
     * @throws SQLException if the database refuses; nothing has changed then, unless only the closing ANALYZE failed
     */
    public static void load(Connection connection, LocalDate today, long seed) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("The demo load makes a transaction of its own: give it auto-commit.");
        }
        Shop shop = ShopGenerator.generate(seed, today);
        connection.setAutoCommit(false);
        try {
            ShopSchema schema = new ShopSchema(connection);
            schema.lock();
            schema.empty();
            schema.create();
            schema.fill(shop);
            schema.leaveMark(LoadMark.of(today, seed));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
        try (Statement statement = connection.createStatement()) {
            // Without statistics the first cost estimates would be guesses until autovacuum comes by.
            statement.execute("ANALYZE");
        }
    }

    /** On a broken connection this fails too; what broke it is the thing to report. */
    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * The day the content of this database was made for; empty when there is none, or when it was made by another
     * edition of this artifact and should be loaded again.
     */
    public static Optional<LocalDate> loadedFor(Connection connection) throws SQLException {
        return new ShopSchema(connection)
                .mark()
                .filter(LoadMark::isOfThisEdition)
                .map(LoadMark::day);
    }
}
