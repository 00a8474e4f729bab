package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.Terminal.Paint;
import dev.parley.model.result.CsvCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An answer for people: the SQL, what was assumed, the rows. */
final class AnswerText {

    private static final String NULL = "∅";

    /** The first column of several readings in one answer. */
    private static final String READING = "reading";

    private final Terminal terminal;

    AnswerText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Answer answer) {
        if (answer.follows() && !answer.understood().isEmpty()) {
            terminal.out().println("Understood: " + sentence(answer.understood()));
            terminal.out().println();
        }
        sql(answer);
        for (Answer.Assumption assumption : answer.assumptions()) {
            terminal.out()
                    .println("Assumed: " + (assumption.words().isEmpty() ? "" : quoted(assumption.words()) + ", ")
                            + Text.inline(assumption.meaning())
                            + (assumption.learnt()
                                    ? ". To be asked again: ./parley forget " + shellQuoted(assumption.words())
                                    : ""));
        }
        if (!answer.assumptions().isEmpty()) {
            terminal.out().println();
        }
        table(answer);
        terminal.out().println(terminal.paint(Paint.DIM, summary(answer)));
        printWarnings(answer);
    }

    /** What the tester doubts of the answer. */
    void printWarnings(Answer answer) {
        answer.warnings().forEach(this::warning);
    }

    private void warning(Answer.Warning warning) {
        terminal.out()
                .println(terminal.paint(Paint.YELLOW, "Careful:") + " " + sentence(warning.message())
                        + (warning.suggestion().isEmpty() ? "" : " " + sentence(warning.suggestion())));
    }

    private static String sentence(String text) {
        String line = Text.inline(text);
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }

    /** Why there is no answer; the SQL, if there was any, is shown too. */
    void printFailure(Answer answer) {
        sql(answer);
        JsonNode error = answer.error();
        String message = error.path("message").asText("The question ended as " + answer.status() + ".");
        terminal.complain(message);
        String hint = error.path("hint").asText("");
        if (!hint.isEmpty() && !hint.equals("null")) {
            terminal.note("Hint: " + hint);
        }
        String code = error.path("error_code").asText("");
        terminal.note(terminal.paintErr(
                Paint.DIM, "(" + (code.isEmpty() ? "" : "error " + code + ", ") + "task " + answer.taskId() + ")"));
    }

    /** The question back, with what each choice means. */
    static List<String> question(Answer.Question question) {
        List<String> lines = new ArrayList<>();
        lines.add(Text.printable(question.text()));
        List<String> meanings = Differences.of(
                question.options().stream().map(Answer.Option::meaning).toList());
        for (int i = 0; i < meanings.size(); i++) {
            boolean isDefault = question.options().get(i).isDefault();
            lines.add("  " + (i + 1) + ") " + Text.inline(meanings.get(i)) + (isDefault ? " (default)" : ""));
            preview(question.options().get(i)).ifPresent(preview -> lines.add("     gives " + preview));
        }
        lines.add("  None of these: say it in your own words");
        return lines;
    }

    /** "42", "no rows", "3 rows: Ann, 12; Bob, 7; …". */
    private static Optional<String> preview(Answer.Option option) {
        if (option.preview().isMissingNode()) {
            return Optional.empty();
        }
        List<List<JsonNode>> rows = option.rows();
        int count = option.preview().path("row_count").asInt();
        boolean more = option.preview().path("at_least").asBoolean(false);
        if (count == 0) {
            return Optional.of("no rows");
        }
        String shown = rows.stream()
                .map(row -> row.stream().map(AnswerText::cell).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        boolean single = count == 1 && !more && rows.getFirst().size() == 1;
        return Optional.of(
                single
                        ? shown
                        : (more ? "more than " : "")
                                + count
                                + (count == 1 ? " row: " : " rows: ")
                                + shown
                                + (rows.size() < count ? "; …" : ""));
    }

    private void sql(Answer answer) {
        if (!answer.sql().isEmpty()) {
            Text.printable(answer.sql().strip()).lines().forEach(line -> terminal.out()
                    .println(terminal.paint(Paint.BOLD, line)));
            answer.changes()
                    .forEach(change -> terminal.out().println(terminal.paint(Paint.DIM, "-- " + sentence(change))));
            terminal.out().println();
        }
    }

    private void table(Answer answer) {
        List<List<JsonNode>> values = answer.rows();
        List<Answer.Column> columns = answer.columns();
        if (columns.isEmpty()) {
            return;
        }
        List<TablePrinter.Column> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            boolean number = columns.get(i).isNumber()
                    || !values.isEmpty()
                            && values.stream().allMatch(row -> row.get(at).isNumber());
            heads.add(new TablePrinter.Column(columns.get(i).name(), number));
        }
        List<List<String>> cells = values.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> columns.get(i).masked() ? CsvCell.MASKED : cell(row.get(i)))
                        .toList())
                .toList();
        TablePrinter whole = new TablePrinter(heads, cells, terminal.columns());
        if (whole.isCut() && columns.size() > 1 && columns.getFirst().name().equals(READING)) {
            byReading(heads, cells);
        } else {
            print(whole);
        }
    }

    /** A heading and a table for each reading: their names are long, and cut off they are all alike. */
    private void byReading(List<TablePrinter.Column> heads, List<List<String>> cells) {
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        cells.forEach(row -> rows.computeIfAbsent(row.getFirst(), reading -> new ArrayList<>())
                .add(row.subList(1, row.size())));
        rows.forEach((reading, own) -> {
            terminal.out().println(reading + ":");
            print(new TablePrinter(heads.subList(1, heads.size()), own, terminal.columns()));
            terminal.out().println();
        });
    }

    private void print(TablePrinter table) {
        List<String> lines = table.lines();
        terminal.out().println(terminal.paint(Paint.BOLD, lines.getFirst()));
        lines.stream().skip(1).forEach(terminal.out()::println);
    }

    private static String cell(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? NULL : Text.inline(Cells.shown(value));
    }

    private static String summary(Answer answer) {
        long rows = answer.rowCount();
        String time = answer.executionMillis() < 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        answer.executionMillis() < 10 ? ", %.1f ms" : ", %.0f ms",
                        answer.executionMillis());
        return "(" + rows + (rows == 1 ? " row" : " rows") + time + ")"
                + (answer.truncated() ? " More rows exist; --limit N shows more." : "");
    }

    /** As one pastes it. */
    private static String shellQuoted(String words) {
        String line = Text.inline(words);
        return line.matches("[\\p{L}\\p{N} ]+") ? line : "'" + line.replace("'", "'\\''") + "'";
    }

    private static String quoted(String words) {
        return "“" + Text.inline(words) + "”";
    }
}
