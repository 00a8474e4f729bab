package dev.parley.gateway.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some rows of an answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Results")
record ResultPage(
        UUID taskId,

        @Schema(description = "Each with a name of its own: of two that SQL names `id` the second is `id_2`")
        List<ResultColumn> columns,

        @Schema(
                description = "One list a row, in the order of `columns`. Numbers have all their digits: read them as"
                        + " decimals where 2^53 is not enough",
                implementation = Object[][].class)
        List<List<Object>> rows,

        @Schema(description = "How many rows the answer has, over all pages")
        int rowCount,

        @Schema(description = "Whether the database has more rows than the answer brought (`options.row_limit`)")
        boolean truncated,

        @Schema(
                description = "Send it as `cursor` for the rows after these; missing after the last",
                type = SchemaType.STRING)
        String next) {

    /** Names of columns whose values are kept from the asker, as a header can carry them; empty when there are none. */
    String masked() {
        return columns.stream()
                .filter(ResultColumn::hidesValues)
                .map(column ->
                        URLEncoder.encode(column.name(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining(","));
    }

    /**
     * @param from number of the first row, from 0
     * @param limit most rows; null for all
     */
    static ResultPage of(UUID taskId, ResultSet results, int from, Integer limit) {
        int all = results.rows().size();
        int to = limit == null ? all : (int) Math.min(all, (long) from + limit);
        return new ResultPage(
                taskId,
                ColumnNames.distinct(results.columns()),
                results.rows().subList(from, to),
                all,
                results.truncated(),
                to < all ? new ResultCursor(taskId, to).text() : null);
    }
}
