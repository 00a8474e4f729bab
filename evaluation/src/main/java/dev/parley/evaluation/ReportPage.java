package dev.parley.evaluation;

import dev.parley.evaluation.Judged.Verdict;
import dev.parley.model.result.Cell;
import dev.parley.model.result.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code report.html}: the scores and every question without a right answer, to be read and filtered in a browser. */
final class ReportPage {

    private static final String STYLE = """
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem;
                   color: #1d2329; background: #fff }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.2rem }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .4rem 0 }
            th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid #e3e7eb; white-space: nowrap }
            th:first-child, td:first-child, .rows th, .rows td { text-align: left }
            .rows td { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 24rem }
            pre { background: #f4f6f8; padding: .6rem; overflow-x: auto; white-space: pre-wrap; margin: .3rem 0 }
            details.one { border: 1px solid #d9dee3; border-radius: 6px; margin: .35rem 0; padding: .35rem .7rem }
            summary { cursor: pointer } .tag { color: #5b6670; font-size: .85em }
            .verdict { display: inline-block; min-width: 4.6rem; font-weight: 600 }
            .WRONG .verdict { color: #b3261e } .FAILED .verdict { color: #8a1c7c }
            .REFUSED .verdict { color: #6b5900 } .ASKED .verdict { color: #0b57d0 }
            .two { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem } .two > div { min-width: 0 }
            #filter { position: sticky; top: 0; background: #fff; padding: .6rem 0; border-bottom: 1px solid #d9dee3 }
            select, input { font: inherit; padding: .15rem .3rem }
            @media (prefers-color-scheme: dark) {
              body, #filter { background: #16191c; color: #dfe3e6 } pre { background: #22272b }
              th, td, details.one, #filter { border-color: #3a4147 } .tag { color: #9aa5ae }
              .WRONG .verdict { color: #ff8a80 } .FAILED .verdict { color: #e7a3dd }
              .REFUSED .verdict { color: #e0c65a } .ASKED .verdict { color: #8ab4f8 } }
            """;

    private static final String SCRIPT = """
            const byId = id => document.getElementById(id);
            function filter() {
              const verdict = byId('verdict').value, kind = byId('class').value, database = byId('database').value;
              const difference = byId('difference').value, text = byId('text').value.toLowerCase();
              let shown = 0;
              for (const one of document.querySelectorAll('details.one')) {
                const fits = (!verdict || one.dataset.verdict === verdict)
                  && (!kind || one.dataset.classes.split('|').includes(kind))
                  && (!database || one.dataset.database === database)
                  && (!difference || one.dataset.difference === difference)
                  && (!text || one.textContent.toLowerCase().includes(text));
                one.hidden = !fits;
                shown += fits ? 1 : 0;
              }
              byId('shown').textContent = shown + ' shown';
            }
            for (const id of ['verdict', 'class', 'database', 'difference'])
              byId(id).addEventListener('change', filter);
            byId('text').addEventListener('input', filter);
            filter();
            """;

    private final List<Judged> judged;
    private final StringBuilder page = new StringBuilder();

    private ReportPage(List<Judged> judged) {
        this.judged = judged;
    }

    static String of(List<Judged> judged, Map<String, Table> scores) {
        return new ReportPage(judged).write(scores);
    }

    private String write(Map<String, Table> scores) {
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width\"><title>Evaluation</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Evaluation of ")
                .append(judged.size())
                .append(" questions</h1>\n");
        scores.forEach((title, table) -> {
            boolean isLong = table.rows().size() > 20;
            page.append(isLong ? "<details><summary>" : "<h2>").append(escaped(title));
            page.append(isLong ? "</summary>" : "</h2>").append('\n');
            table(table.head(), table.rows(), "");
            page.append(isLong ? "</details>\n" : "");
        });
        List<Judged> errors = judged.stream()
                .filter(one -> one.verdict() != Verdict.RIGHT)
                .sorted(java.util.Comparator.comparing(Judged::verdict))
                .toList();
        unplacedWords(errors);
        page.append("<h2>Without a right answer</h2>\n");
        filter(errors);
        errors.forEach(this::one);
        page.append("<script>").append(SCRIPT).append("</script></body></html>\n");
        return page.toString();
    }

    private void unplacedWords(List<Judged> errors) {
        Map<String, Long> counts = errors.stream()
                .flatMap(one -> one.reply().unplaced().stream().distinct())
                .collect(Collectors.groupingBy(
                        word -> word.toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return;
        }
        List<List<String>> rows = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(200)
                .map(entry -> List.of(entry.getKey(), Long.toString(entry.getValue())))
                .toList();
        page.append("<details><summary>Words without a place, by questions they stood in the way of</summary>\n");
        table(List.of("word", "questions"), rows, "");
        page.append("</details>\n");
    }

    private void filter(List<Judged> errors) {
        page.append("<div id=\"filter\">");
        select(
                "verdict",
                "any outcome",
                errors.stream().map(one -> one.verdict().name()).toList());
        select(
                "class",
                "any class",
                QuestionClasses.ALL.stream()
                        .filter(name ->
                                errors.stream().anyMatch(one -> one.classes().contains(name)))
                        .toList());
        select(
                "difference",
                "any difference",
                errors.stream().map(Judged::difference).toList());
        select(
                "database",
                "any database",
                errors.stream().map(one -> one.question().database()).sorted().toList());
        page.append("<input id=\"text\" placeholder=\"text\"> <span id=\"shown\" class=\"tag\"></span></div>\n");
    }

    private void select(String id, String any, List<String> values) {
        page.append("<select id=\"")
                .append(id)
                .append("\"><option value=\"\">")
                .append(any)
                .append("</option>");
        values.stream().filter(value -> !value.isEmpty()).distinct().forEach(value -> page.append("<option>")
                .append(escaped(value))
                .append("</option>"));
        page.append("</select> ");
    }

    private void one(Judged one) {
        TestQuestion question = one.question();
        Reply reply = one.reply();
        page.append("<details class=\"one ")
                .append(one.verdict())
                .append("\" data-verdict=\"")
                .append(one.verdict());
        page.append("\" data-classes=\"").append(escaped(String.join("|", one.classes())));
        page.append("\" data-difference=\"").append(escaped(one.difference()));
        page.append("\" data-database=\"").append(escaped(question.database())).append("\"><summary>");
        page.append("<span class=\"verdict\">").append(one.verdict().name().toLowerCase(Locale.ROOT));
        page.append("</span> ").append(escaped(question.question())).append(" <span class=\"tag\">");
        List<String> tags = new ArrayList<>(List.of(question.id(), question.database()));
        tags.addAll(one.classes());
        if (!one.difference().isEmpty()) {
            tags.add(one.difference());
        }
        page.append(escaped(String.join(" · ", tags))).append("</span></summary>\n");
        if (!question.hints().isEmpty()) {
            page.append("<p class=\"tag\">Hints: ")
                    .append(escaped(question.hints()))
                    .append("</p>\n");
        }
        if (reply.error() != null) {
            page.append("<p>").append(escaped(reply.error())).append("</p>\n");
        }
        page.append("<div class=\"two\"><div>");
        if (reply.sql() != null) {
            page.append("<b>Answer</b> <span class=\"tag\">confidence ")
                    .append(String.format(Locale.ROOT, "%.3f", reply.confidence()))
                    .append("</span>");
            sql(reply.sql());
            result(one.answerRows(), one.answerCount());
        }
        others(reply);
        page.append("</div><div>");
        for (String gold : question.gold()) {
            page.append("<b>Gold</b>");
            sql(gold);
        }
        result(one.goldRows(), one.goldCount());
        question.readings().forEach(reading -> {
            page.append("<b>Reading</b> ").append(escaped(reading.meaning()));
            sql(reading.sql());
        });
        if (one.goldError() != null) {
            page.append("<p>").append(escaped(one.goldError())).append("</p>");
        }
        page.append("</div></div></details>\n");
    }

    private void others(Reply reply) {
        int from = reply.sql() == null ? 0 : 1;
        if (reply.readings().size() > from) {
            page.append("<details><summary>")
                    .append(from == 0 ? "Readings asked about" : "Other readings")
                    .append("</summary>");
            reply.readings().stream().skip(from).forEach(reading -> {
                page.append(escaped(reading.meaning()));
                if (reading.sql() != null) {
                    sql(reading.sql());
                }
            });
            page.append("</details>");
        }
    }

    private void sql(String sql) {
        page.append("<pre>").append(escaped(sql)).append("</pre>");
    }

    private void result(ResultTable table, int count) {
        if (table == null) {
            return;
        }
        List<List<String>> rows = table.rows().stream()
                .map(row -> row.stream().map(Cell::text).map(ReportPage::cut).toList())
                .toList();
        table(table.columns(), rows, "rows");
        page.append("<span class=\"tag\">")
                .append(count)
                .append(count == 1 ? " row" : " rows")
                .append("</span><br>");
    }

    private static String cut(String text) {
        return text.length() <= 120 ? text : text.substring(0, 119) + "…";
    }

    private void table(List<String> head, List<List<String>> rows, String kind) {
        page.append("<table class=\"").append(kind).append("\"><tr>");
        head.forEach(cell -> page.append("<th>").append(escaped(cell)).append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : rows) {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case 0 -> safe.append('\uFFFD');
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
