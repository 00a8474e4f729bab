package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The name that a comment begins with. */
final class Comment {

    /** How well a table or column is named by it. */
    static final double QUALITY = 0.84;

    private static final int LONGEST = 4;

    private static final Pattern END = Pattern.compile("[.,;:(\\[\n–]|\\s-\\s");
    private static final Set<String> STOPS = Set.of(
            "that", "which", "where", "when", "if", "whether", "for", "in", "with", "to", "used", "from", "is", "are",
            "as", "by");

    private Comment() {}

    /** The leading words of a comment, where they read as a name. */
    static Optional<List<String>> name(String comment) {
        if (comment == null || comment.isBlank()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        boolean goesOn = false;
        for (String word : Names.words(END.split(comment.strip(), 2)[0])) {
            if (STOPS.contains(word)) {
                goesOn = true;
                break;
            }
            words.add(Lemmas.lemma(word));
        }
        while (!words.isEmpty() && Set.of("the", "a", "an", "this").contains(words.getFirst())) {
            words.removeFirst();
        }
        boolean name = !words.isEmpty()
                && words.size() <= LONGEST
                && !(goesOn && isKind(words))
                && !words.getLast().equals("of")
                && String.join("", words).length() > 2;
        return name ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    /** "Person to talk to": says what kind of thing it is, and no name of it. */
    private static boolean isKind(List<String> words) {
        Lexicon.Kind kind = words.size() == 1 ? Lexicon.english().kinds().get(words.getFirst()) : null;
        return kind != null && kind.any();
    }
}
