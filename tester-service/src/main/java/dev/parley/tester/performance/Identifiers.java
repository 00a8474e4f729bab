package dev.parley.tester.performance;

import dev.parley.model.schema.TableName;
import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.Keywords.Category;

/** Names as they are written in SQL. */
final class Identifiers {

    private Identifiers() {}

    /** In quotes where it needs them. */
    static String quoted(String name) {
        boolean plain = name.matches("[a-z_][a-z0-9_$]*")
                && (Keywords.category(name) == Category.FREE || Keywords.category(name) == Category.COLUMN_NAME);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }
}
