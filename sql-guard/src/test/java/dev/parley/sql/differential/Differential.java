package dev.parley.sql.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.parser.NotAReadException;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.parser.Statement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The parser against labels of PostgreSQL's own: {@code Differential FILE [EXAMPLES]}, where the file is what
 * {@code differential/label.mjs} writes. It ends with 1 when a statement was judged one read that PostgreSQL reads
 * otherwise, when a name in a read is not in the tree, when anything but the declared exceptions was thrown, or when a
 * statement took too long.
 */
public final class Differential {

    private static final int WARM_UP = 20_000;
    private static final long MOST_NANOSECONDS = 100_000_000;

    /** What may come of a statement, worst last. */
    enum Outcome {
        BOTH_READ("both read"),
        BOTH_REFUSED("neither reads"),
        REFUSED_READ("refused, and PostgreSQL reads it"),
        READ_ERROR("read, and an error to PostgreSQL"),
        UNSEEN_NAME("read, and a name is missing in the tree"),
        MISJUDGED("judged one read, and PostgreSQL reads otherwise"),
        CRASH("threw what it should not"),
        SLOW("took more than 100 ms");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        boolean isFault() {
            return compareTo(UNSEEN_NAME) >= 0;
        }
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<Outcome, List<String>> statements = new EnumMap<>(Outcome.class);
    private final List<Long> nanoseconds = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        int examples = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Differential differential = new Differential();
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        for (String line : lines.subList(0, Math.min(WARM_UP, lines.size()))) {
            differential.judge(line);
        }
        differential.statements.clear();
        differential.nanoseconds.clear();
        for (String line : lines) {
            differential.judge(line);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        differential.report(out, examples);
        boolean faults = differential.statements.keySet().stream().anyMatch(Outcome::isFault);
        System.exit(faults ? 1 : 0);
    }

    private void judge(String line) throws IOException {
        JsonNode labelled = mapper.readTree(line);
        String sql = labelled.path("sql").asText();
        String expected = labelled.path("class").asText();
        long time = time(sql);
        nanoseconds.add(time);
        if (time > MOST_NANOSECONDS) {
            // A pause of the collector does not come twice at the same statement.
            long again = Math.min(time(sql), time(sql));
            if (again > MOST_NANOSECONDS) {
                add(Outcome.SLOW, "%d ms".formatted(again / 1_000_000), sql);
            }
        }
        try {
            Statement statement = SqlParser.parse(sql);
            switch (expected) {
                case "read" -> {
                    List<String> unseen = new NamesOfStatement(statement).unseen(labelled);
                    add(unseen.isEmpty() ? Outcome.BOTH_READ : Outcome.UNSEEN_NAME, unseen.toString(), sql);
                }
                case "error" -> add(Outcome.READ_ERROR, "", sql);
                default -> add(Outcome.MISJUDGED, expected, sql);
            }
        } catch (SqlSyntaxException | NotAReadException e) {
            add(expected.equals("read") ? Outcome.REFUSED_READ : Outcome.BOTH_REFUSED, e.getMessage(), sql);
        } catch (RuntimeException | StackOverflowError e) {
            add(Outcome.CRASH, e.toString(), sql);
        }
    }

    private static long time(String sql) {
        long start = System.nanoTime();
        try {
            SqlParser.parse(sql);
        } catch (RuntimeException | StackOverflowError e) {
            // how it ends is judged apart
        }
        return System.nanoTime() - start;
    }

    private void add(Outcome outcome, String why, String sql) {
        statements.computeIfAbsent(outcome, key -> new ArrayList<>()).add(why + " | " + sql.replaceAll("\\s+", " "));
    }

    private void report(PrintStream out, int examples) {
        Collections.sort(nanoseconds);
        int count = nanoseconds.size();
        out.printf(
                "%,d statements; %.1f us p50, %.1f us p99, %.1f us most%n",
                count,
                nanoseconds.get(count / 2) / 1e3,
                nanoseconds.get(count * 99 / 100) / 1e3,
                nanoseconds.getLast() / 1e3);
        for (Outcome outcome : Outcome.values()) {
            out.printf("%,9d %s%n", statements.getOrDefault(outcome, List.of()).size(), outcome.words);
        }
        for (Outcome outcome : Outcome.values()) {
            boolean shown = outcome == Outcome.REFUSED_READ || outcome.isFault();
            if (shown) {
                statements.getOrDefault(outcome, List.of()).stream()
                        .limit(examples)
                        .forEach(example -> out.println(outcome + " " + example));
            }
        }
    }
}
