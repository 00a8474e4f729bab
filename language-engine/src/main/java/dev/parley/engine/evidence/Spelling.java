package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.EditDistance;
import dev.parley.engine.text.Glued;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts slips of the fingers right in words that nothing explains: grammatical ones ("descnding") and names ("naems"). */
final class Spelling {

    private static final int SHORTEST = 3;
    /** Up to here only two letters that changed places are a slip. */
    private static final int SHORT = 4;

    private static final List<String> SHORTEST_WORDS = List.of("is", "of", "in", "to", "by", "at", "or", "an");
    private static final List<String> OPENINGS =
            List.of("what", "which", "who", "whose", "where", "when", "how", "show", "list", "find", "give", "tell");

    private final Lexicon lexicon = Lexicon.english();
    /** Known words by their first letter, without repetition. */
    private final Map<Character, List<String>> known = new HashMap<>();

    Spelling(Collection<String> names) {
        names.forEach(this::add);
        lexicon.words().forEach(this::add);
    }

    private void add(String word) {
        List<String> alike = word.length() < SHORTEST
                ? List.of()
                : known.computeIfAbsent(word.charAt(0), ignored -> new ArrayList<>());
        if (word.length() >= SHORTEST && !alike.contains(word)) {
            alike.add(word);
        }
    }

    /** The tokens with the unknown ones among the evidence put right; empty when none can be. */
    Optional<List<Token>> corrected(List<Token> tokens, List<Evidence> evidence) {
        List<Token> better = new ArrayList<>(tokens);
        for (Evidence one : evidence) {
            Token token = one.tokens().getFirst();
            if (one.unknown() && token.kind() == Token.Kind.WORD && (!token.capitalised() || token.index() == 0)) {
                meant(token).ifPresent(word -> better.set(better.indexOf(token), token.meaning(word)));
            }
        }
        return better.equals(tokens) ? Optional.empty() : Optional.of(better);
    }

    /** "si", "fo": two letters that changed places; "wat", "hom": what a question begins with. */
    private static Optional<String> meantShort(Token token) {
        String word = token.lower();
        List<String> meant = word.length() == 2
                ? SHORTEST_WORDS.stream()
                        .filter(other -> sorted(other).equals(sorted(word)))
                        .toList()
                : OPENINGS.stream()
                        .filter(other -> token.index() == 0
                                && other.charAt(0) == word.charAt(0)
                                && EditDistance.within(word, other, 1) == 1)
                        .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** The one known word that is nearest. */
    private Optional<String> meant(Token token) {
        String word = token.lower();
        if (word.length() <= SHORT && !isWord(token)) {
            Optional<String> small = meantShort(token);
            if (small.isPresent()) {
                return small;
            }
        }
        if (word.length() < SHORTEST || isWord(token)) {
            return Optional.empty();
        }
        int least = Integer.MAX_VALUE;
        List<String> nearest = new ArrayList<>();
        for (String other : known.getOrDefault(word.charAt(0), List.of())) {
            for (String written : List.of(word, token.lemma())) {
                int distance = slips(written, other);
                if (distance < least) {
                    nearest.clear();
                }
                if (distance <= least && distance < Integer.MAX_VALUE && !nearest.contains(other)) {
                    least = distance;
                    nearest.add(other);
                }
            }
        }
        return nearest.stream().map(Lemmas::lemma).distinct().count() == 1
                ? Optional.of(nearest.getFirst())
                : Optional.empty();
    }

    /** Whether it is spelt right, though nothing is known of it here. */
    private boolean isWord(Token token) {
        return Glued.isWord(token.lower())
                || Glued.isWord(token.lemma())
                || lexicon.knows(token.lemma())
                || known.getOrDefault(token.lower().charAt(0), List.of()).stream()
                        .anyMatch(other -> Lemmas.lemma(other).equals(token.lemma()));
    }

    /** How many slips lead to a word. */
    private static int slips(String written, String meant) {
        boolean swapped = written.length() <= SHORT
                && meant.length() == written.length()
                && EditDistance.within(written, meant, 1) == 1
                && sorted(written).equals(sorted(meant));
        int root = Math.min(written.length(), meant.length()) - 1;
        boolean inflected = written.regionMatches(0, meant, 0, root);
        boolean slip = !inflected && EditDistance.isTypo(written, meant);
        return swapped || slip ? EditDistance.within(written, meant, 2) : Integer.MAX_VALUE;
    }

    private static String sorted(String word) {
        return word.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
