package dev.parley.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows what came of a run, and writes it: {@code scores.txt}, and unless only scores are wanted {@code predictions.jsonl} and
 * {@code report.html}.
 */
record RunReport(Path folder, boolean scoresOnly, Terminal terminal) {

    private static final String PREDICTIONS = "predictions.jsonl";
    private static final String PAGE = "report.html";

    /** What is measured instead of answers. */
    void write(String title, Table table) throws IOException {
        StringBuilder text = new StringBuilder();
        append(text, title, table);
        scores(text);
    }

    /**
     * @param remarks on the run, a line each
     * @param different statements that gave other rows when rewritten
     */
    void write(List<Judged> judged, Scores scores, List<String> remarks, List<String> different) throws IOException {
        StringBuilder text = new StringBuilder();
        scores.tables().forEach((title, table) -> {
            append(text, title, table);
            text.append('\n');
        });
        remarks.forEach(line -> text.append(line).append('\n'));
        scores(text);
        if (scoresOnly) {
            Files.deleteIfExists(folder.resolve(PREDICTIONS));
            Files.deleteIfExists(folder.resolve(PAGE));
            terminal.note("Wrote " + folder.resolve("scores.txt"));
            return;
        }
        GoldErrors.of(judged).forEach(terminal::note);
        different.forEach(sql -> terminal.note("Other rows after a rewrite: " + sql));
        Files.write(folder.resolve(PREDICTIONS), Predictions.lines(judged));
        Files.writeString(folder.resolve(PAGE), ReportPage.of(judged, scores.tables()));
        terminal.note("Wrote predictions.jsonl, report.html and scores.txt in " + folder);
    }

    private static void append(StringBuilder text, String title, Table table) {
        text.append(title).append('\n');
        table.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private void scores(CharSequence text) throws IOException {
        terminal.out().print(text);
        terminal.out().flush();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("scores.txt"), text);
    }
}
