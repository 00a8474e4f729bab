package dev.parley.engine.evidence;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Abbreviations;
import dev.parley.engine.text.Glued;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Names that nobody could read as words, for words that nothing else explains: {@code cap} for "capacity", {@code mgr}
 * for "manager", {@code pcount} for "count".
 */
final class ShortNames {

    static final String SHORT = "” being short for it";
    private static final double SHORTENED = 0.7;
    private static final int SHORTEST_START = 3;

    /** By name; each makes its mention with the reason given. */
    private final Map<String, List<Function<String, Mention>>> named = new TreeMap<>();

    ShortNames(Ontology ontology) {
        for (Entity entity : ontology.entities()) {
            List<String> table = Names.words(entity.table().name().name());
            add(table, reason -> new Mention.EntityMention(entity, SHORTENED, reason));
            for (Property property : entity.properties()) {
                List<String> words =
                        new ArrayList<>(Names.words(property.column().name()));
                words.removeAll(table);
                words.removeAll(entity.words());
                add(words, reason -> new Mention.PropertyMention(property, SHORTENED, reason));
            }
        }
    }

    private void add(List<String> words, Function<String, Mention> mention) {
        if (words.size() == 1 && !Glued.isWord(words.getFirst()) && !Abbreviations.isOne(words.getFirst())) {
            named.computeIfAbsent(words.getFirst(), ignored -> new ArrayList<>(1))
                    .add(mention);
        }
    }

    /** What a word, as written or in its base form, may have been shortened to. */
    List<Mention> of(String word, String lemma) {
        List<Mention> found = new ArrayList<>();
        named.forEach((name, mentions) -> {
            if (isStart(name, lemma) || isSkeleton(name, word) || isSkeleton(name, lemma) || isMarked(name, lemma)) {
                mentions.forEach(mention -> found.add(mention.apply("“" + name + SHORT)));
            }
        });
        return found;
    }

    private static boolean isStart(String name, String word) {
        return name.length() >= SHORTEST_START && word.length() > name.length() + 1 && word.startsWith(name);
    }

    /** The first letter and further consonants, the last of the word among them; "id" is short for nothing else. */
    private static boolean isSkeleton(String name, String word) {
        if (name.length() < 2
                || name.equals("id")
                || word.length() <= name.length()
                || name.charAt(0) != word.charAt(0)
                || name.charAt(name.length() - 1) != lastConsonant(word)
                || name.chars().skip(1).anyMatch(letter -> "aeiou".indexOf(letter) >= 0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < word.length() && at < name.length(); i++) {
            at += word.charAt(i) == name.charAt(at) ? 1 : 0;
        }
        return at == name.length();
    }

    private static char lastConsonant(String word) {
        int at = word.length() - 1;
        while (at > 0 && "aeiouy".indexOf(word.charAt(at)) >= 0) {
            at--;
        }
        return word.charAt(at);
    }

    /** One letter of whatever meaning before the word or the start of it. */
    private static boolean isMarked(String name, String word) {
        String rest = name.substring(1);
        return rest.equals(word) && rest.length() > SHORTEST_START || isStart(rest, word) && Abbreviations.isOne(rest);
    }
}
