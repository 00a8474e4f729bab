package dev.parley.engine.request;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Resources;
import dev.parley.engine.text.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One text, as a request. */
public final class Requests {

    private static final Map<String, Set<String>> WORDS = classes();

    /** Below it a name is but hinted at, by part of it or by a related word. */
    private static final double NAMED = 0.8;

    private final List<Token> words;
    private final List<Evidence> evidence;

    /** @param evidence what the schema, the data and the grammar make of the tokens */
    public Requests(List<Token> tokens, List<Evidence> evidence) {
        this.words = tokens.stream()
                .filter(token -> token.kind() != Token.Kind.PUNCTUATION)
                .toList();
        this.evidence = evidence;
    }

    /**
     * The verb that asks for a change: an imperative ("please delete all orders"), and no noun ("update dates of
     * orders", where there are such) and no participle ("deleted orders").
     */
    public Optional<Token> change() {
        int at = led();
        if (at + 1 >= words.size()) {
            return Optional.empty();
        }
        Token verb = words.get(at);
        Token next = words.get(at + 1);
        boolean change = is("CHANGE", verb);
        if (!change && !is("ACT", verb) || namedTogether(verb, next)) {
            return Optional.empty();
        }
        boolean done = is("DETERMINER", next) || change && !named(verb) && isThing(next);
        return done ? Optional.of(verb) : Optional.empty();
    }

    /** What a text wants of which the engine makes no query. */
    public Request withoutReading() {
        if (words.isEmpty() || isGreeting()) {
            return Request.TALK;
        }
        if (anythingNamed()) {
            return Request.DATA;
        }
        if (asksForHelp()) {
            return Request.HELP;
        }
        return isTalk() ? Request.TALK : Request.DATA;
    }

    private boolean isGreeting() {
        return words.stream().allMatch(word -> is("GREETING", word))
                && words.stream().anyMatch(word -> is("GREETS", word));
    }

    /** "what can you do", "how does this work", "help". */
    private boolean asksForHelp() {
        boolean asks = words.stream().anyMatch(word -> is("WH", word) || is("HELP", word));
        boolean who = words.stream().anyMatch(word -> is("ASKER", word));
        boolean able = words.stream().skip(1).anyMatch(word -> is("ABLE", word));
        boolean strange = words.stream().anyMatch(this::unknown);
        return words.stream().allMatch(word -> is("HELP", word) || is("POLITE", word))
                        && words.stream().anyMatch(word -> is("HELP", word))
                || asks && who && is("ABLE", words.getLast()) && able && !strange;
    }

    private boolean isTalk() {
        return words.stream().skip(led()).anyMatch(word -> is("PERSON", word) && !demands(word) || is("TALK", word))
                || words.stream().anyMatch(word -> is("TALK", word));
    }

    /** "show <em>me</em> the flurbs": rows are demanded, though nobody knows them. */
    private boolean demands(Token word) {
        return of(word).filter(e -> e.is(Operation.LIST)).isPresent();
    }

    /** Whether nothing is known of the word, and it is none of those that ask about Parley. */
    private boolean unknown(Token word) {
        return !is("ABLE", word)
                && !word.lemma().equals("question")
                && of(word).filter(Evidence::unknown).isPresent();
    }

    /** How many words only lead up to the request. */
    private int led() {
        int at = 0;
        while (at < words.size() && is("POLITE", words.get(at))) {
            at++;
        }
        return at;
    }

    /** Something that can be changed: a name, a noun nobody knows, a number of them; no preposition. */
    private boolean isThing(Token word) {
        return is("SQL", word)
                || of(word).map(e -> !e.mentions().isEmpty() || e.unknown() || e.number() != null)
                        .orElse(false);
    }

    private boolean anythingNamed() {
        return words.stream().anyMatch(this::named);
    }

    /** Whether the schema or the data has a place for the word; a value like "DO" is none for a grammatical word. */
    private boolean named(Token word) {
        return of(word).filter(e -> !e.is(Operation.LIST))
                .filter(e -> e.operation() == null
                        || !e.mentions().stream().allMatch(Mention.ValueMention.class::isInstance))
                .filter(e -> e.mentions().stream().anyMatch(mention -> mention.quality() >= NAMED))
                .isPresent();
    }

    private boolean namedTogether(Token verb, Token next) {
        Optional<Evidence> span = of(verb);
        return span.isPresent()
                && span.equals(of(next))
                && !span.get().mentions().isEmpty();
    }

    private Optional<Evidence> of(Token word) {
        return evidence.stream()
                .filter(e -> e.tokens().stream().anyMatch(token -> token.position() == word.position()))
                .findFirst();
    }

    private static boolean is(String type, Token word) {
        return WORDS.get(type).contains(word.lower());
    }

    private static Map<String, Set<String>> classes() {
        Map<String, Set<String>> classes = new HashMap<>();
        for (String line : Resources.lines(Requests.class, "words.txt")) {
            String[] parts = line.split(":", 2);
            classes.computeIfAbsent(parts[0], name -> new LinkedHashSet<>())
                    .addAll(Arrays.asList(parts[1].strip().split("\\s+")));
        }
        return classes;
    }
}
