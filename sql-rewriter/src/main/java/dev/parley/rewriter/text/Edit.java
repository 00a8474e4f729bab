package dev.parley.rewriter.text;

import dev.parley.sql.lexer.Span;
import java.util.Comparator;
import java.util.List;

/**
 * Other words for a part of a text.
 *
 * @param span what goes; empty to put something in
 * @param text what stands there instead
 */
public record Edit(Span span, String text) {

    public static Edit removing(Span span) {
        return new Edit(span, "");
    }

    public static Edit inserting(int position, String text) {
        return new Edit(new Span(position, position), text);
    }

    /**
     * All changes at once, in whatever order they come.
     *
     * @throws IllegalArgumentException when two of them change the same place
     */
    public static String apply(String sql, List<Edit> edits) {
        List<Edit> ordered = edits.stream()
                .sorted(Comparator.comparingInt((Edit edit) -> edit.span().start())
                        .thenComparingInt(edit -> edit.span().end()))
                .toList();
        StringBuilder changed = new StringBuilder();
        int at = 0;
        for (Edit edit : ordered) {
            if (edit.span().start() < at) {
                throw new IllegalArgumentException("two changes of one place: " + edit);
            }
            changed.append(sql, at, edit.span().start()).append(edit.text());
            at = edit.span().end();
        }
        return changed.append(sql, at, sql.length()).toString();
    }
}
