package dev.parley.gateway.explanation;

import dev.parley.model.message.Check;
import dev.parley.model.message.PerformanceMetrics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An explanation to be read by people. Texts of the asker and of the database are in it as they are: it is plain text. */
final class ExplanationText {

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    static String of(Explanation explanation) {
        ExplanationText page = new ExplanationText();
        page.line(explanation.query());
        page.line("  " + explanation.status() + " on " + explanation.database());
        Explanation.Steps steps = explanation.steps();
        if (steps.meaning() != null) {
            page.meaning(steps.meaning());
        }
        if (steps.statement() != null) {
            page.statement(steps.statement());
        }
        if (steps.test() != null) {
            page.test(steps.test());
        }
        if (explanation.error() != null) {
            page.list(
                    "Why there is no answer",
                    List.of(explanation.error()),
                    error -> error.message() + (error.hint() == null ? "" : ". " + error.hint()));
        }
        page.timings(explanation.timings());
        return page.text.toString();
    }

    private void meaning(Explanation.Meaning meaning) {
        list("Understood as", List.of(meaning.clarifiedQuery()), Function.identity());
        list("Words", meaning.links(), link -> "“" + link.words() + "” → " + link.target() + " (" + link.kind() + ")");
        list("Assumed", meaning.assumptions(), taken -> "“" + taken.words() + "” " + taken.meaning());
    }

    private void statement(Explanation.Statement statement) {
        list("SQL", statement.sql().lines().toList(), Function.identity());
        list("In words", statement.clauses(), Function.identity());
        list("Changed since it was first written", statement.changes(), change -> change.reason());
    }

    private void test(Explanation.Test test) {
        list("Checks", test.checks(), ExplanationText::check);
        PerformanceMetrics metrics = test.performanceMetrics();
        if (metrics != null) {
            list(
                    "Plan",
                    List.of(String.format(
                            Locale.ROOT,
                            "cost %.0f, about %.0f rows expected, planned in %.1f ms, ran for %.1f ms",
                            metrics.planCost(),
                            metrics.planRows(),
                            metrics.planningMillis(),
                            metrics.executionMillis())),
                    Function.identity());
        }
    }

    private static String check(Check check) {
        return (check.passed() ? "✓ " : "✗ ") + check.name() + ": " + check.detail()
                + (check.suggestion() == null ? "" : ". " + check.suggestion());
    }

    private void timings(Timings timings) {
        list(
                String.format(Locale.ROOT, "Time: %.1f ms", timings.totalMillis()),
                timings.statuses(),
                stay -> String.format(Locale.ROOT, "%-16s %10.1f ms", stay.status(), stay.millis()));
    }

    private <T> void list(String title, List<T> items, Function<T, String> shown) {
        if (!items.isEmpty()) {
            line("");
            line(title);
            items.forEach(item -> line("  " + shown.apply(item)));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
