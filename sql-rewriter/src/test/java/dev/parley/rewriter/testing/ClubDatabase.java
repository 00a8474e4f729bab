package dev.parley.rewriter.testing;

import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.postgres.PostgresCluster;
import dev.parley.embedded.process.DeathWatch;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.secrets.Passwords;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.schema.CatalogStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real PostgreSQL with tables that have all that rewrites look at: keys of one and two columns, unique ones that may be
 * NULL, foreign keys that may be NULL or are not checked, tables that inherit, and few values, so that there are many
 * duplicates and ties.
 */
public final class ClubDatabase implements AutoCloseable {

    private static final String TABLES = """
            CREATE TABLE region (id integer PRIMARY KEY, name text);
            CREATE TABLE club (
                id integer PRIMARY KEY, code text NOT NULL UNIQUE, badge text UNIQUE, name text,
                region_id integer REFERENCES region, founded date, created timestamp, opened timestamptz);
            CREATE TABLE member (
                club_id integer NOT NULL REFERENCES club, no integer NOT NULL, name text, age integer,
                sponsor_club integer, sponsor_no integer, joined date, seen timestamp,
                PRIMARY KEY (club_id, no),
                FOREIGN KEY (sponsor_club, sponsor_no) REFERENCES member);
            CREATE TABLE game (
                id integer PRIMARY KEY, home_id integer NOT NULL REFERENCES club, away_id integer REFERENCES club,
                old_id integer NOT NULL, score integer, played timestamp);
            CREATE TABLE asset (id integer PRIMARY KEY, note text NOT NULL);
            CREATE TABLE car () INHERITS (asset);
            CREATE TABLE hidden (id integer PRIMARY KEY, kind integer);
            ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
            CREATE TABLE seen (id integer PRIMARY KEY, hidden_id integer NOT NULL REFERENCES hidden);
            CREATE COLLATION upper_last (provider = icu, locale = 'en-u-kf-lower');
            CREATE DOMAIN measure AS integer NOT NULL;
            CREATE TABLE score (id integer PRIMARY KEY, label text COLLATE upper_last, value integer, worth measure UNIQUE);
            CREATE TABLE part (id integer PRIMARY KEY, name text) PARTITION BY RANGE (id);
            CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (100);
            CREATE TABLE piece (id integer PRIMARY KEY, part_id integer NOT NULL REFERENCES part);
            CREATE VIEW adults AS SELECT club_id, no, name FROM member WHERE age >= 18;
            """;

    private final Path folder;
    private final SupervisedProcess process;
    private final DeathWatch deathWatch;
    private final Connection connection;

    private ClubDatabase(Path folder, SupervisedProcess process, DeathWatch deathWatch, Connection connection) {
        this.folder = folder;
        this.process = process;
        this.deathWatch = deathWatch;
        this.connection = connection;
    }

    public static ClubDatabase start() {
        try {
            Path folder = Files.createTempDirectory("parley-rewriter");
            Passwords passwords = Passwords.in(Files.createDirectories(folder.resolve("config")));
            String password = passwords.of(Passwords.POSTGRES);
            passwords.save();
            Path logs = Files.createDirectories(folder.resolve("logs"));
            PostgresCluster cluster = new PostgresCluster(
                    folder.resolve("bin"), folder.resolve("postgres"), logs.resolve("postgres.log"));
            cluster.create(passwords);
            int port = IntStream.generate(FreePorts::any)
                    .filter(FreePorts::isFree)
                    .findFirst()
                    .orElseThrow();
            Login login = new Login(port, "postgres", Passwords.POSTGRES, password);
            Path run = Files.createDirectories(folder.resolve("run"));
            DeathWatch deathWatch = DeathWatch.over(run);
            SupervisedProcess process = new SupervisedProcess(cluster.launch(port), run, login::works, () -> {});
            process.start(Duration.ofMinutes(1));
            Connection connection = login.connect();
            ClubDatabase database = new ClubDatabase(folder, process, deathWatch, connection);
            database.execute(TABLES);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public SchemaSnapshot schema() {
        return CatalogStatement.snapshot(
                "clubs", rows(CatalogStatement.ofCurrentUser()).getFirst().getFirst(), Instant.EPOCH);
    }

    /** Other rows in all tables. */
    public void fill(long seed) {
        Random random = new Random(seed);
        StringBuilder sql = new StringBuilder("""
                ALTER TABLE game DROP CONSTRAINT IF EXISTS game_old_id_fkey;
                TRUNCATE region, club, member, game, asset, hidden, seen, score, part, piece;
                """);
        for (int i = 0; i < 3; i++) {
            sql.append("INSERT INTO region VALUES (%d, %s);\n".formatted(i, text(random)));
        }
        for (int i = 0; i < 6; i++) {
            sql.append("INSERT INTO club VALUES (%d, 'c%d', %s, %s, %s, %s, %s, %s);\n"
                    .formatted(
                            i,
                            i,
                            random.nextBoolean() ? "NULL" : "'b" + i + "'",
                            text(random),
                            number(random, 3),
                            date(random),
                            moment(random),
                            moment(random)));
        }
        for (int club = 0; club < 6; club++) {
            for (int no = 0; no < random.nextInt(5); no++) {
                sql.append("INSERT INTO member VALUES (%d, %d, %s, %s, NULL, NULL, %s, %s);\n"
                        .formatted(club, no, text(random), number(random, 40), date(random), moment(random)));
            }
        }
        sql.append("UPDATE member SET sponsor_no = 0 WHERE age % 2 = 0;\n");
        sql.append("UPDATE member m SET sponsor_club = s.club_id, sponsor_no = s.no FROM member s"
                + " WHERE s.no = 0 AND m.no > 0 AND (m.age + s.club_id) % 3 = 0;\n");
        for (int i = 0; i < 12; i++) {
            sql.append("INSERT INTO game VALUES (%d, %d, %s, %d, %s, %s);\n"
                    .formatted(
                            i,
                            random.nextInt(6),
                            number(random, 6),
                            random.nextInt(9),
                            number(random, 4),
                            moment(random)));
        }
        sql.append(
                "ALTER TABLE game ADD CONSTRAINT game_old_id_fkey FOREIGN KEY (old_id) REFERENCES club NOT VALID;\n");
        for (int i = 0; i < 5; i++) {
            sql.append("INSERT INTO score VALUES (%d, '%s', %s, %d);\n"
                    .formatted(i, List.of("a", "B", "b", "A", "c").get(random.nextInt(5)), number(random, 3), i));
            sql.append("INSERT INTO part VALUES (%d, %s); INSERT INTO piece VALUES (%d, %d);\n"
                    .formatted(i, text(random), i, random.nextInt(i + 1)));
        }
        sql.append("INSERT INTO score SELECT 9, 'z', 1, (SELECT worth FROM score WHERE false);\n");
        for (int i = 0; i < 3; i++) {
            sql.append("INSERT INTO asset VALUES (%d, 'a'); INSERT INTO car VALUES (%d, 'a');\n".formatted(i, i % 2));
        }
        execute(sql.toString());
    }

    private static String text(Random random) {
        return random.nextInt(4) == 0 ? "NULL" : "'" + "xyz".charAt(random.nextInt(3)) + "'";
    }

    private static String number(Random random, int below) {
        return random.nextInt(4) == 0 ? "NULL" : String.valueOf(random.nextInt(below));
    }

    private static String date(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> "NULL";
            case 1 -> "'infinity'";
            case 2 -> "'0044-03-15 BC'";
            default -> "DATE '2022-12-30' + " + random.nextInt(400);
        };
    }

    private static String moment(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> "NULL";
            case 1 -> "'-infinity'";
            case 2 -> "'2023-12-31 23:59:59.999999'";
            case 3 -> "'2024-01-01'";
            default -> "TIMESTAMP '2022-12-30 12:00' + interval '7 hours' * " + random.nextInt(1200);
        };
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows, their values as text. */
    public List<List<String>> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** Whether PostgreSQL takes the statement. */
    public boolean accepts(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("EXPLAIN " + sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            process.stop();
            deathWatch.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
