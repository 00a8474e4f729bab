package dev.parley.gateway.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.result.CsvCell;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How rows are written. Each writes row by row to its stream, whatever their number. */
enum ResultFormat {
    /** One document: columns, rows as lists, and where to go on. */
    JSON("application/json", "json") {
        @Override
        void write(ResultPage page, OutputStream out) throws IOException {
            Json.mapper()
                    .writer()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, page);
        }
    },

    /** One object a line. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        void write(ResultPage page, OutputStream out) throws IOException {
            ObjectWriter objects = Json.mapper()
                    .writer()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .withRootValueSeparator("\n");
            try (SequenceWriter lines = objects.writeValues(out)) {
                for (List<Object> row : page.rows()) {
                    lines.write(ColumnNames.object(page.columns(), row));
                }
            }
            if (!page.rows().isEmpty()) {
                out.write('\n');
            }
        }
    },

    /** RFC 4180, with a head line. */
    CSV("text/csv; charset=utf-8; header=present", "csv") {
        @Override
        void write(ResultPage page, OutputStream out) throws IOException {
            Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            line(
                    csv,
                    page.columns().stream()
                            .map(column -> CsvCell.text(column.name()))
                            .toList());
            for (List<Object> row : page.rows()) {
                line(csv, cells(row, page.columns()));
            }
            csv.flush();
        }

        private void line(Writer csv, List<String> cells) throws IOException {
            csv.append(String.join(",", cells)).append(CsvCell.LINE_END);
        }

        private List<String> cells(List<Object> row, List<ResultColumn> columns) {
            String[] cells = new String[row.size()];
            for (int i = 0; i < cells.length; i++) {
                ResultColumn column = columns.get(i);
                cells[i] = column.hidesValues()
                        ? CsvCell.MASKED
                        : cell(row.get(i), NUMERIC.contains(column.type().toLowerCase(Locale.ROOT)));
            }
            return Arrays.asList(cells);
        }

        private String cell(Object value, boolean numeric) {
            return switch (value) {
                case null -> CsvCell.NULL;
                case BigDecimal number -> CsvCell.number(number.toPlainString());
                case Number number -> CsvCell.number(number.toString());
                case String text -> numeric ? CsvCell.number(text) : CsvCell.text(text);
                case Boolean truth -> truth.toString();
                default -> CsvCell.text(Json.string(value));
            };
        }
    };

    /** PostgreSQL's names of types whose values travel as text when JSON's numbers are too small for them. */
    private static final List<String> NUMERIC = List.of("numeric", "int2", "int4", "int8", "float4", "float8", "money");

    private final String mediaType;
    private final String extension;

    ResultFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** UTF-8. */
    abstract void write(ResultPage page, OutputStream out) throws IOException;

    String mediaType() {
        return mediaType;
    }

    /** A browser shows JSON, and saves the others under a name. */
    String disposition(ResultPage page) {
        return this == JSON ? "inline" : "attachment; filename=\"parley-" + page.taskId() + "." + extension + "\"";
    }

    /**
     * @param name of {@code ?format=}; null leaves it to the media types
     * @param accepted in the order in which the client prefers them
     * @throws ValidationException when the name is none
     * @throws NotAcceptableException when no format is of an accepted type
     */
    static ResultFormat of(String name, List<MediaType> accepted) {
        if (name != null) {
            return Arrays.stream(values())
                    .filter(format -> format.extension.equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new ValidationException(ErrorCode.INVALID_REQUEST, "`format` must be json, ndjson or csv"));
        }
        return accepted.stream()
                .flatMap(type -> Arrays.stream(values()).filter(format -> format.isOf(type)))
                .findFirst()
                .orElseThrow(NotAcceptableException::new);
    }

    private boolean isOf(MediaType accepted) {
        MediaType own = MediaType.valueOf(mediaType);
        boolean same = own.isCompatible(accepted);
        return same || this == NDJSON && accepted.isCompatible(MediaType.valueOf("application/ndjson"));
    }
}
