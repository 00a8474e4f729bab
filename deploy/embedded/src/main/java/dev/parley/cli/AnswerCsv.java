package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer's rows as RFC 4180 text. NULL is an empty cell, the empty text is {@code ""}. A text that a spreadsheet
 * would run as a formula gets an apostrophe before it.
 */
final class AnswerCsv {

    private static final String LINE_END = "\r\n";
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private AnswerCsv() {}

    static String of(Answer answer) {
        List<Answer.Column> columns = answer.columns();
        StringBuilder csv = new StringBuilder();
        csv.append(columns.stream().map(column -> text(column.name())).collect(Collectors.joining(",")))
                .append(LINE_END);
        for (List<JsonNode> row : answer.rows()) {
            for (int i = 0; i < row.size(); i++) {
                csv.append(i == 0 ? "" : ",").append(cell(row.get(i), columns.get(i)));
            }
            csv.append(LINE_END);
        }
        return csv.toString();
    }

    private static String cell(JsonNode value, Answer.Column column) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        String shown = Cells.text(value);
        return column.isNumber() || !value.isTextual() && !value.isContainerNode() ? quoted(shown) : text(shown);
    }

    private static String text(String value) {
        boolean formula = !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
        return quoted(formula ? "'" + value : value);
    }

    private static String quoted(String value) {
        boolean plain =
                !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
