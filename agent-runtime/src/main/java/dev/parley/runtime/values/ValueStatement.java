package dev.parley.runtime.values;

import dev.parley.model.schema.TableName;

/**
 * A statement with one parameter, whose result has a text and a number: see {@link ValueSource.FoundValue}.
 *
 * @param before the text before the parameter
 * @param parameter an {@code Integer} or a {@code String[]}
 * @param after the text after it
 */
public record ValueStatement(String before, Object parameter, String after) {

    /** @param placeholder as the client writes it: {@code $1} or a question mark */
    public String sql(String placeholder) {
        return before + placeholder + after;
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
