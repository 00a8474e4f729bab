package dev.parley.engine.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms in running text, as people note them beside a question: "loyal refers to visits > 10; Lyon is the city; big
 * means size = 'L'". What is put in other words is passed over.
 */
public final class Hints {

    private static final Pattern CLAUSE_END = Pattern.compile(";|\\.(?=\\s|$)|\n");
    private static final Pattern MEANS = Pattern.compile(
            "(?<words>.+?)\\s+(?:refers? to|means?|stands? for|is defined as)\\s+(?:refers? to\\s+)?(?<definition>.+)");
    private static final Pattern VALUE =
            Pattern.compile("(?<words>.+?)\\s+is (?:the|a) (?<column>\\w+(?: name)?)(?: of (?:the )?\\w+)?");

    private Hints() {}

    public static List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        for (String clause : CLAUSE_END.split(text)) {
            Matcher means = MEANS.matcher(clause.strip());
            Matcher value = VALUE.matcher(clause.strip());
            if (means.matches()) {
                terms.add(
                        new Term(means.group("words"), means.group("definition").strip()));
            } else if (value.matches()) {
                String words = value.group("words").replaceAll("^[\"']|[\"']$", "");
                String column = value.group("column").replace(' ', '_');
                terms.add(new Term(words, column + " = '" + words.replace("'", "''") + "'"));
            }
        }
        return List.copyOf(terms);
    }
}
