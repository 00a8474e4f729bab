package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Names;
import dev.parley.engine.text.Resources;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls columns by parts of their names that say what they are about: "price" for {@code price_per_night}. */
final class NameParts {

    private static final Set<String> ORDINALS =
            Set.of("first", "second", "third", "last", "next", "previous", "middle", "full", "current");
    static final Set<String> CALLED_NUMBERS = Set.of("phone", "telephone", "mobile", "fax");
    /** Endings that say what type a column has or in what it is measured, not what it is about. */
    private static final Set<String> ENDS = Resources.lines(NameParts.class, "name_ends.txt").stream()
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toSet());

    private final Phrases phrases;
    private final Lexicon lexicon = Lexicon.english();

    NameParts(Phrases phrases) {
        this.phrases = phrases;
    }

    /** @param words the name without the words of its table */
    void add(Property property, List<String> words) {
        String reason = SchemaNames.BY_PART;
        int end = endOfName(words);
        boolean participle = end == 1
                && property.role() == PropertyRole.MEASURE
                && Names.words(property.column().name())
                        .getFirst()
                        .endsWith(words.getLast().equals("price") ? "ing" : "ed");
        boolean begins = !participle && words.subList(0, end).stream().anyMatch(this::namesSomething);
        if (end < words.size() && begins) {
            phrases.put(words.subList(0, end), new Mention.PropertyMention(property, 0.9, end == 1 ? reason : ""));
        }
        // "Heats made in May" are about no protest_made: whatever is done is made.
        boolean vague = Set.of("id", "at", "on", "by", "flag", "make", "do").contains(words.getLast());
        boolean code = words.getLast().equals("code");
        if (!vague && !code) {
            boolean label = property.role() == PropertyRole.NAME
                    && property.entity().label().equals(List.of(property));
            phrases.put(
                    words.subList(words.size() - 1, words.size()),
                    label
                            ? new Mention.PropertyMention(property, 0.95, "")
                            : new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
            if (CALLED_NUMBERS.contains(words.getLast())) {
                phrases.put(
                        List.of(words.getLast(), "number"),
                        new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
            }
        }
        if (!vague) {
            for (int from = 1; from < words.size() - 1; from++) {
                if (SchemaNames.PREPOSITIONS.contains(words.get(from))) {
                    continue;
                }
                phrases.put(
                        words.subList(from, words.size()),
                        new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
                String word = words.get(from);
                boolean says = end > from + 1
                        || end == from + 1
                                && namesSomething(word)
                                && !property.entity().words().contains(word);
                if (says && end < words.size()) {
                    double quality = end > from + 1 ? Vocabulary.PARTIAL : Vocabulary.PARTIAL - 0.05;
                    phrases.put(words.subList(from, end), new Mention.PropertyMention(property, quality, reason));
                }
            }
        }
        String last = Names.words(property.column().name()).getLast();
        boolean done = words.size() == 2
                && property.role() == PropertyRole.MEASURE
                && !last.equals(words.getLast())
                && !last.endsWith("s");
        if (done && namesSomething(words.getFirst())) {
            phrases.put(words.subList(0, 1), new Mention.PropertyMention(property, Vocabulary.PARTIAL + 0.05, reason));
        }
        if (words.size() == 2
                && words.getLast().equals("by")
                && words.getFirst().length() > 4) {
            Mention actor = new Mention.PropertyMention(property, 1, "");
            phrases.putStem(List.of(words.getFirst()), actor);
        }
        int of = words.indexOf("of");
        if (of > 0 && !Vocabulary.COUNTED.contains(words.getFirst())
                || of == 1 && words.getFirst().equals("amount")) {
            phrases.put(words.subList(0, of), new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
        }
    }

    /** Where the words end that say what a column is about: "price" of {@code price_per_night}, "salary" of {@code salary_eur}. */
    static int endOfName(List<String> words) {
        int per = words.indexOf("per");
        int end = per > 0 ? per : words.getLast().equals("1") ? words.size() - 1 : words.size();
        while (end > 1 && ENDS.contains(words.get(end - 1))) {
            end--;
        }
        return end;
    }

    /** Half a name such as "first" or "new" is a word of its own; it names no column. */
    private boolean namesSomething(String word) {
        return !ORDINALS.contains(word) && !lexicon.isAdjective(word);
    }
}
