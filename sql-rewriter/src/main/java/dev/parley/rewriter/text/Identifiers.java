package dev.parley.rewriter.text;

import dev.parley.sql.lexer.Keywords;

/** Names as they are written. */
public final class Identifiers {

    private Identifiers() {}

    /** In quotes where PostgreSQL would read it otherwise. */
    public static String text(String name) {
        boolean plain = name.matches("[a-z_][a-z0-9_]*") && Keywords.category(name) == Keywords.Category.FREE;
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
