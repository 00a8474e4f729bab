package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.result.CsvCell;
import java.util.List;
import java.util.stream.Collectors;

/** An answer's rows as RFC 4180 text, its cells as {@link CsvCell} has them. */
final class AnswerCsv {

    private AnswerCsv() {}

    static String of(Answer answer) {
        List<Answer.Column> columns = answer.columns();
        StringBuilder csv = new StringBuilder();
        csv.append(columns.stream().map(column -> CsvCell.text(column.name())).collect(Collectors.joining(",")))
                .append(CsvCell.LINE_END);
        for (List<JsonNode> row : answer.rows()) {
            for (int i = 0; i < row.size(); i++) {
                csv.append(i == 0 ? "" : ",").append(cell(row.get(i), columns.get(i)));
            }
            csv.append(CsvCell.LINE_END);
        }
        return csv.toString();
    }

    private static String cell(JsonNode value, Answer.Column column) {
        if (column.masked()) {
            return CsvCell.MASKED;
        }
        if (value.isNull() || value.isMissingNode()) {
            return CsvCell.NULL;
        }
        String shown = Cells.text(value);
        return column.isNumber() || value.isNumber() ? CsvCell.number(shown) : CsvCell.text(shown);
    }
}
