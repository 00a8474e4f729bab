package dev.parley.engine.evidence;

import dev.parley.engine.text.Token;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds the columns of tables that have one for each month, and such as are named the same way: "rainfall in March". */
final class Months {

    private final Vocabulary vocabulary;

    Months(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** "in March" where there is a column for each month. */
    List<Mention> column(List<Token> tokens, int at, int length) {
        String word = tokens.get(at).lower();
        if (length > 1 || word.length() < 3) {
            return List.of();
        }
        List<Mention> named = new ArrayList<>(vocabulary.mentions(List.of(word)));
        named.addAll(vocabulary.mentions(List.of(word.substring(0, 3))));
        return named.stream()
                .filter(mention -> mention instanceof Mention.PropertyMention && mention.quality() >= 0.97)
                .toList();
    }

    /** "how many members in city Lyon", "loans in year 2020", "members of age 24": rows, and a condition on the column. */
    private static boolean rowsIn(List<Token> tokens, int at) {
        boolean counted = at > 0 && tokens.get(at - 1).lower().matches("many|of|all");
        String column = tokens.get(at + 2).lower();
        boolean month = Arrays.stream(Month.values())
                .anyMatch(each -> each.name().toLowerCase(Locale.ROOT).startsWith(column));
        boolean both = at + 3 < tokens.size() && tokens.get(at + 3).lower().equals("both");
        return !month
                && switch (tokens.get(at + 1).lower()) {
                    case "in" -> counted || column.equals("year");
                    case "of" -> !both;
                    default -> false;
                };
    }

    /** "rainfall in March", "that in March": the column of that month in a table which is called so or was named before. */
    List<Mention> ofTable(List<Token> tokens, int at) {
        boolean in = at + 2 < tokens.size() && tokens.get(at + 1).lower().matches("in|of|for");
        if (!in || rowsIn(tokens, at)) {
            return List.of();
        }
        boolean again = tokens.get(at).lower().matches("that|those");
        List<Mention> tables =
                again ? List.of() : vocabulary.mentions(List.of(tokens.get(at).lemma()));
        return column(tokens, at + 2, 1).stream()
                .filter(month -> again
                        || tables.stream()
                                .anyMatch(table -> table instanceof Mention.EntityMention
                                        && table.quality() >= 0.9
                                        && table.entityOf() == month.entityOf()))
                .toList();
    }
}
