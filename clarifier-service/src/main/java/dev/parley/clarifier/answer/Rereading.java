package dev.parley.clarifier.answer;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.Interpretations.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question read again with what its asker added: with the words in doubt said more exactly or otherwise, with more at its
 * end, or said anew.
 *
 * @param reader reads texts on the schema and data of the question
 */
record Rereading(TextReader reader) {

    /** Less of an addition is understood than of the question where more than a misspelling was guessed. */
    private static final double UNDERSTOOD = 0.86;

    private static final Comparator<Reread> BY_SCORE =
            Comparator.comparingDouble(one -> one.best().score().total());

    private static final Pattern ENDED = Pattern.compile("[\\s?.!,;:]+$");

    /** Before what is added: "but only those sent in May". */
    private static final Pattern LEAD = Pattern.compile(
            "(?i)(?:(?:but|and|also|only|just|i mean|i meant|those|the ones|ones|that are|which are|who are)\\s+)+");

    /** Before what is said of the rows: "where they are [billed]", "the date it was [paid]", "the one that was [sent]". */
    private static final Pattern CLAUSE;

    static {
        String rows = "(?:it|they|he|she)\\s+";
        String done = "(?:(?:(?:has|have|had)\\s+been|is|are|was|were|gets?|got)\\s+)";
        CLAUSE = Pattern.compile("(?i)(?:the\\s+(?:ones?|date|day|time|moment|year|place)\\s+)?"
                + "(?:(?:where|when|(?:at|in|on|to|from|by)\\s+which)\\s+(?:" + rows + ")?" + done + "?"
                + "|(?:which\\s+|that\\s+|who\\s+)?" + rows + done + "?"
                + "|(?:which|that|who)\\s+" + done + ")");
    }

    private static final Pattern CONDITION = Pattern.compile(
            "(?i)(?:in|on|at|by|to|from|for|of|with|without|over|under|since|before|after|between|than|as|where|that|which|who|not)\\b");

    /** What a whole question begins with. */
    private static final Set<String> ASKING =
            Set.of("how", "what", "show", "list", "give", "find", "get", "count", "display", "tell", "name");

    /** What one begins with that is said with a question mark; "where they were delivered" is none. */
    private static final Set<String> ASKING_WITH_MARK = Set.of("which", "who", "whose", "where", "when");

    /** @param readings of the text; never none */
    record Reread(String text, Interpretations readings) {

        private Interpretation best() {
            return readings.ranked().getFirst();
        }

        private double coverage() {
            return best().score().parts().getOrDefault("coverage", 1.0);
        }
    }

    /**
     * @param query as it was read so far
     * @param readings of the query
     * @param doubt the words of it that are in doubt, with commas between; may be empty
     * @param said what its asker says of it
     * @param offered whether a reading is one of those that were asked about
     * @return empty when nothing comes of it
     */
    Optional<Reread> of(
            String query, Interpretations readings, String doubt, String said, Predicate<Interpretation> offered) {
        Set<String> texts = texts(query, readings, doubt, said);
        Function<String, Interpretations> engine =
                reader.of(Stream.concat(Stream.of(said), texts.stream()).toList());
        Optional<Reread> alone = read(said, engine);
        if (alone.isPresent() && asks(said)) {
            return alone;
        }
        List<Reread> together = together(query, readings, texts, engine);
        return agreed(Stream.concat(together.stream(), alone.stream()), offered)
                .or(() -> likeliest(together, Outcome.ANSWERED))
                .or(() -> likeliest(together, Outcome.ASKED))
                .or(() -> alone.filter(one -> standsAlone(said)));
    }

    /**
     * The reading of the query with more said of it that agrees with one that was chosen.
     *
     * @param chosen whether a reading takes the words in doubt as the chosen one does
     */
    Optional<Reread> with(String query, Interpretations readings, String more, Predicate<Interpretation> chosen) {
        Set<String> texts = texts(query, readings, "", more);
        return together(query, readings, texts, reader.of(texts)).stream()
                .flatMap(one -> one.readings().ranked().stream()
                        .filter(chosen)
                        .map(reading -> new Reread(one.text(), one.readings().only(reading))))
                .max(BY_SCORE);
    }

    /** With the words of both, where as much is understood of what was added. */
    private static List<Reread> together(
            String query, Interpretations readings, Set<String> texts, Function<String, Interpretations> engine) {
        double least = readings.ranked().isEmpty() ? 0 : UNDERSTOOD * new Reread(query, readings).coverage();
        return texts.stream()
                .map(text -> read(text, engine))
                .flatMap(Optional::stream)
                .filter(one -> one.coverage() > least)
                .toList();
    }

    /** One of the readings in doubt, where no text stands for another one. */
    private static Optional<Reread> agreed(Stream<Reread> reread, Predicate<Interpretation> offered) {
        List<Reread> known = reread.filter(
                        one -> one.readings().outcome() == Outcome.ANSWERED && offered.test(one.best()))
                .toList();
        boolean one = known.stream().map(each -> each.best().query()).distinct().count() == 1;
        return one ? Optional.of(known.getFirst()) : Optional.empty();
    }

    private static Optional<Reread> likeliest(List<Reread> reread, Outcome outcome) {
        return reread.stream()
                .filter(one -> one.readings().outcome() == outcome)
                .max(BY_SCORE);
    }

    private static Optional<Reread> read(String text, Function<String, Interpretations> engine) {
        Interpretations readings = engine.apply(text);
        return readings.ranked().isEmpty() ? Optional.empty() : Optional.of(new Reread(text, readings));
    }

    /** Those that keep most of the question first. */
    private static Set<String> texts(String query, Interpretations readings, String doubt, String said) {
        String open = ENDED.matcher(query).replaceFirst("");
        String more = added(said);
        Set<String> texts = new LinkedHashSet<>();
        List<String> instead = new ArrayList<>();
        for (String words : doubt.split(", ")) {
            Matcher there = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])")
                    .matcher(open);
            if (!words.isEmpty() && there.find()) {
                texts.add(there.replaceFirst(Matcher.quoteReplacement(more + " " + words)));
                if (!isValue(words, readings)) {
                    instead.add(there.replaceFirst(Matcher.quoteReplacement(more)));
                }
            }
        }
        texts.add(open + " " + more);
        texts.add(open + ", " + more);
        texts.addAll(instead);
        return texts;
    }

    /** What is said of the rows, without the words that tie it to the question: "billed" of "where they are billed". */
    private static String added(String said) {
        String more = behind(LEAD, ENDED.matcher(said).replaceFirst(""));
        return behind(CLAUSE, more);
    }

    private static String behind(Pattern begin, String text) {
        Matcher matcher = begin.matcher(text);
        return matcher.lookingAt() ? text.substring(matcher.end()) : text;
    }

    /** Where a value stands nothing else may: "Lyon" is meant, whatever it is the city of. */
    private static boolean isValue(String words, Interpretations readings) {
        return readings.ranked().stream()
                .flatMap(reading -> reading.links().stream())
                .anyMatch(link -> link.kind().equals("value") && link.words().equals(words));
    }

    /** A list that is named whole; "only those over 10" is about what was asked. */
    private static boolean standsAlone(String text) {
        return text.strip().contains(" ")
                && !LEAD.matcher(text).lookingAt()
                && !CONDITION.matcher(text).lookingAt();
    }

    private static boolean asks(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return words.length > 2
                && (ASKING.contains(words[0])
                        || ASKING_WITH_MARK.contains(words[0]) && text.strip().endsWith("?"));
    }
}
