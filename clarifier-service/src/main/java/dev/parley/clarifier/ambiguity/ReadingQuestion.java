package dev.parley.clarifier.ambiguity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.explanation.Differences;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.ReadingOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is asked about readings that are as likely: an option for each, by what tells it from the others. */
public final class ReadingQuestion {

    /** More than are asked about: those that turn out to give the same are one. */
    public static final int MAX_OPTIONS = 6;

    public static final String WHICH = "Which of these do you mean?";

    /** With the round behind it, from 1: an answer that comes twice answers no later question. */
    private static final String QUESTION_ID = "reading-";

    private ReadingQuestion() {}

    /** @param round from 1 */
    public static ClarifyingQuestion of(List<Interpretation> tied, int round) {
        return of(WHICH, tied.stream().limit(MAX_OPTIONS).toList(), reading -> null, round);
    }

    /**
     * @param text what is asked
     * @param term what choosing a reading says of words; null for nothing
     * @param round from 1
     */
    public static ClarifyingQuestion of(
            String text, List<Interpretation> tied, Function<Interpretation, GlossaryTerm> term, int round) {
        List<ReadingOption> options = new ArrayList<>();
        List<String> differences = Differences.between(tied);
        for (Interpretation reading : tied) {
            options.add(new ReadingOption(
                    optionId(reading),
                    differences.get(options.size()),
                    options.isEmpty(),
                    SqlRenderer.render(reading.query()),
                    null,
                    term.apply(reading)));
        }
        return new ClarifyingQuestion(QUESTION_ID + round, text, wordsInDoubt(tied), options);
    }

    /** What is told when the first is taken and nobody is asked. */
    public static Assumption assumed(List<Interpretation> tied) {
        List<String> differences = Differences.between(tied);
        String others = differences.stream().skip(1).collect(Collectors.joining(" Or: "));
        return new Assumption(
                wordsInDoubt(tied),
                "taken as: " + differences.getFirst().replaceFirst("\\.$", "") + ". It could also mean: " + others);
    }

    /** The words that the readings take for different things. */
    static String wordsInDoubt(List<Interpretation> tied) {
        Map<String, Long> targets = tied.stream()
                .flatMap(reading -> reading.links().stream().distinct())
                .collect(Collectors.groupingBy(
                        link -> link.words() + "\u0000" + link.target(), TreeMap::new, Collectors.counting()));
        return tied.getFirst().links().stream()
                .filter(link -> targets.get(link.words() + "\u0000" + link.target()) < tied.size())
                .map(link -> link.words())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The same for the same reading, in whatever order the readings come. */
    public static String optionId(Interpretation reading) {
        JsonNode algebra = AlgebraJson.write(reading.query());
        return String.format("%08x", algebra.toString().hashCode());
    }
}
