package dev.parley.tester.truth;

import dev.parley.model.schema.Column;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.text.NearestNames;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The values that a text column holds, and which of them somebody may have meant.
 *
 * @param complete whether these are all
 */
record StoredTexts(List<String> values, boolean complete) {

    private static final int MOST_VALUES = 5_000;
    private static final int MOST_NEAR = 3;
    private static final int MOST_CHARS = 200;

    /** Empty when the column is no text, or its table cannot be read alone. */
    static Optional<StoredTexts> of(Block block, ValueTest test, Probes probes) {
        Optional<Relation> relation = block.relationOf(test.column());
        if (relation.isEmpty() || !relation.get().standsAlone()) {
            return Optional.empty();
        }
        boolean other = relation.get()
                .column(test.column().name().last())
                .map(Column::family)
                .filter(family -> !family.isTextual())
                .isPresent();
        if (other) {
            return Optional.empty();
        }
        String column = block.text(test.column());
        List<ProbeRow> rows = probes.rows(
                block.statement("SELECT DISTINCT left((%s)::text, %d) FROM %s WHERE (%s) IS NOT NULL LIMIT %d"
                        .formatted(column, MOST_CHARS, block.text(relation.get().item()), column, MOST_VALUES + 1)));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredTexts(
                        rows.stream()
                                .map(row -> row.text(0))
                                .filter(Objects::nonNull)
                                .limit(MOST_VALUES)
                                .toList(),
                        rows.size() <= MOST_VALUES));
    }

    boolean has(String value) {
        return values.contains(value);
    }

    /** At most three, the likeliest first: the same but for case and spaces, a few letters off, a part of it. */
    List<String> near(String value) {
        String sought = plain(value);
        int most = Math.max(1, sought.length() / 3);
        record Near(String value, int distance) {}
        List<Near> near = new ArrayList<>();
        for (String stored : values) {
            String known = plain(stored);
            if (stored.equals(value) || known.isEmpty()) {
                continue;
            }
            if (Math.abs(known.length() - sought.length()) <= most) {
                int distance = NearestNames.distance(sought, known);
                if (distance <= most) {
                    near.add(new Near(stored, distance));
                }
            } else if (sought.length() >= MOST_NEAR && (known.contains(sought) || sought.contains(known))) {
                near.add(new Near(stored, most + 1));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::value))
                .limit(MOST_NEAR)
                .map(Near::value)
                .toList();
    }

    private static String plain(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }
}
