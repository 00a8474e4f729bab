package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Thesaurus;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Places words that nothing else explains by what they mean: "pupils" as students, "remuneration date" as a column
 * {@code pay_date}. No word that has a place is taken for another.
 */
final class NearMeanings {

    static final String REASON = "by what it means: “";

    /** How well a longer name must be named by all of its words. */
    private static final double WHOLE = 0.9;

    private final Vocabulary vocabulary;
    private final Thesaurus thesaurus = Thesaurus.english();

    NearMeanings(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Evidence> placed(List<Evidence> evidence) {
        List<Evidence> placed = new ArrayList<>(evidence);
        for (int at = 0; at < placed.size(); at++) {
            if (isStrange(placed.get(at))) {
                at = place(placed, at);
            }
        }
        return placed;
    }

    /** Names the word at {@code at}, with those beside it where they are one name; gives where that stands. */
    private int place(List<Evidence> evidence, int at) {
        for (int length = Math.min(3, evidence.size()); length > 0; length--) {
            for (int from = Math.max(0, at - length + 1); from <= at && from + length <= evidence.size(); from++) {
                List<Evidence> window = evidence.subList(from, from + length);
                if (length > 1 && !window.stream().allMatch(NearMeanings::isNoun)) {
                    continue;
                }
                List<Mention> mentions = mentions(window, at - from);
                if (!mentions.isEmpty()) {
                    List<Token> tokens = window.stream()
                            .flatMap(one -> one.tokens().stream())
                            .toList();
                    window.clear();
                    evidence.add(from, Evidence.mentions(tokens, mentions));
                    return from;
                }
            }
        }
        return at;
    }

    private List<Mention> mentions(List<Evidence> window, int strange) {
        Map<Object, Mention> found = new LinkedHashMap<>();
        List<String> before = lemmas(window.subList(0, strange));
        List<String> after = lemmas(window.subList(strange + 1, window.size()));
        Token word = window.get(strange).tokens().getFirst();
        for (Thesaurus.Near near : near(word.lower(), word.lemma())) {
            List<String> lemmas = Stream.of(before, List.of(near.lemmas().split(" ")), after)
                    .flatMap(List::stream)
                    .toList();
            keep(found, lemmas, near, window.size() > 1 ? WHOLE : 0);
        }
        if (window.size() > 1) {
            String lower = window.stream()
                    .flatMap(one -> one.tokens().stream())
                    .map(Token::lower)
                    .collect(Collectors.joining(" "));
            for (Thesaurus.Near near : near(lower, String.join(" ", lemmas(window)))) {
                keep(found, List.of(near.lemmas().split(" ")), near, WHOLE);
            }
        }
        return Vocabulary.best(found.values());
    }

    private void keep(Map<Object, Mention> found, List<String> lemmas, Thesaurus.Near near, double least) {
        vocabulary.named(lemmas).stream()
                .filter(mention -> mention.quality() >= least)
                .map(mention -> mention.weaker(near.closeness(), REASON + near.lemmas() + "”"))
                .forEach(mention -> Mention.keep(found, mention));
    }

    private List<Thesaurus.Near> near(String lower, String lemma) {
        List<Thesaurus.Near> asWritten = thesaurus.near(lower);
        return asWritten.isEmpty() ? thesaurus.near(lemma) : asWritten;
    }

    private static List<String> lemmas(List<Evidence> window) {
        return window.stream()
                .flatMap(one -> one.tokens().stream())
                .map(Token::lemma)
                .toList();
    }

    /** A word of plain English that has no place, but by how it is spelt; a capital makes it a name of something. */
    private static boolean isStrange(Evidence evidence) {
        Token token = evidence.tokens().getFirst();
        return (evidence.unknown() || evidence.likeNames()) && token.kind() == Token.Kind.WORD && !token.capitalised();
    }

    private static boolean isNoun(Evidence evidence) {
        return evidence.operation() == null
                && evidence.number() == null
                && evidence.period() == null
                && evidence.adjective() == null
                && evidence.tokens().stream().allMatch(token -> token.kind() == Token.Kind.WORD);
    }
}
