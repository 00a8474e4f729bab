package dev.parley.engine.sql;

import dev.parley.engine.algebra.Query;

/** SQL as tests write it: in one line, without spaces inside of parentheses. */
public final class FlatSql {

    private FlatSql() {}

    public static String of(Query query) {
        return SqlRenderer.render(query)
                .replaceAll("\\s+", " ")
                .replace("( ", "(")
                .replace(" )", ")");
    }
}
