package dev.parley.clarifier.reply;

import dev.parley.engine.Interpretations;
import dev.parley.engine.UnplacedWord;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says why there is no answer: which of the noes it is, what stands in the way, and what could be asked instead. */
public final class Refusal {

    private static final int MOST_NEAR = 6;

    private final String query;
    private final String database;
    private final Instant now;

    public Refusal(String query, String database, Instant now) {
        this.query = query;
        this.database = database;
        this.now = now;
    }

    /**
     * @param unreadable names of what is in the database, but not open to questions; looked up when a word is missing
     * @param suggestions whole questions that can be asked
     */
    public Failure of(Interpretations none, Supplier<List<String>> unreadable, List<String> suggestions) {
        return switch (none.request()) {
            case CHANGE ->
                failure(
                        ErrorCode.CHANGES_DATA,
                        "I only read data, so I do not "
                                + quoted(none.unplaced()).toLowerCase(Locale.ROOT) + " anything in the database \""
                                + database + "\"",
                        none,
                        suggestions);
            case HELP ->
                failure(
                        ErrorCode.HELP_WANTED,
                        "Ask about the data of \"" + database + "\" in plain English; I look it up and show the SQL",
                        none,
                        suggestions);
            case TALK ->
                failure(
                        ErrorCode.NO_QUESTION,
                        "I answer questions about the data of \"" + database + "\", and that is all I can talk about",
                        none,
                        suggestions);
            case DATA -> {
                List<String> denied = none.missesSomething()
                        ? new DeniedWords(unreadable.get()).in(query, none.unplaced())
                        : List.of();
                yield denied.isEmpty() ? unplaced(none, suggestions) : denied(denied, suggestions);
            }
        };
    }

    /** The asker's own word and no other name: what else there is is none of theirs to know. */
    private Failure denied(List<String> words, List<String> suggestions) {
        return Failure.of(
                        ErrorCode.DATA_DENIED,
                        "Access denied: " + inQuotes(words) + " is in the database \"" + database
                                + "\", but not open to questions",
                        now)
                .withHint("Its operator decides what questions may read" + orAsk(suggestions))
                .withDetails(Map.of("kind", "denied", "words", words, "suggestions", suggestions));
    }

    private Failure unplaced(Interpretations none, List<String> suggestions) {
        List<UnplacedWord> words = none.unplaced();
        String message = words.isEmpty()
                ? "I do not see what to look up in \"" + query + "\""
                : "I could not place " + quoted(words) + " in the database \"" + database + "\"";
        ErrorCode code = none.missesSomething() ? ErrorCode.NOT_IN_DATABASE : ErrorCode.NOT_UNDERSTOOD;
        return failure(code, message, none, suggestions);
    }

    private Failure failure(ErrorCode code, String message, Interpretations none, List<String> suggestions) {
        return Failure.of(code, message, now)
                .withHint(hint(none.unplaced(), suggestions))
                .withDetails(Map.of(
                        "kind",
                        code.name().toLowerCase(Locale.ROOT),
                        "unplaced",
                        none.unplaced().stream().map(Refusal::detail).toList(),
                        "suggestions",
                        suggestions));
    }

    private static String hint(List<UnplacedWord> unplaced, List<String> suggestions) {
        String near = unplaced.stream()
                .flatMap(word -> word.nearest().stream())
                .distinct()
                .limit(MOST_NEAR)
                .collect(Collectors.joining(", "));
        if (!near.isEmpty()) {
            return "Near to it in the database: " + near + orAsk(suggestions);
        }
        return suggestions.isEmpty()
                ? "Call what you want to see as the database does. \"What can I ask?\" shows what there is"
                : "You could ask: " + inQuotes(suggestions);
    }

    private static String orAsk(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : ". You could ask: " + inQuotes(suggestions);
    }

    private static String quoted(List<UnplacedWord> words) {
        return inQuotes(words.stream().map(UnplacedWord::word).toList());
    }

    private static String inQuotes(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
    }

    private static Map<String, Object> detail(UnplacedWord word) {
        return Map.of("word", word.word(), "position", word.position(), "nearest", word.nearest());
    }
}
