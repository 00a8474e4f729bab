package dev.parley.engine.ontology;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Resources;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names of columns glued together without a sign between the words, taken apart: "firstname", "lname", "roomname". */
final class Compounds {

    private static final Map<String, Set<String>> WORDS = read();
    private static final Map<String, String> PERSON = Map.of("f", "first", "l", "last", "m", "middle");

    private Compounds() {}

    /**
     * @param words lemmas of the name, as its signs and capitals part them
     * @param table lemmas of the table's name
     * @param tables lemmas of the names of all tables
     * @param personal whether the table has columns for both first and last names, abbreviated alike
     */
    static List<String> split(List<String> words, List<String> table, Set<String> tables, boolean personal) {
        if (words.size() != 1) {
            return words;
        }
        String word = words.getFirst();
        for (String last : WORDS.get("BEHIND")) {
            if (!word.endsWith(last) || word.length() == last.length()) {
                continue;
            }
            String first = word.substring(0, word.length() - last.length());
            String lemma = Lemmas.lemma(first);
            if (personal && last.equals("name") && PERSON.containsKey(first)) {
                return List.of(PERSON.get(first), last);
            }
            if (first.length() == 1) {
                return table.size() == 1 && table.getFirst().startsWith(first)
                        ? List.of(table.getFirst(), last)
                        : words;
            }
            boolean known = tables.contains(lemma)
                    || WORDS.get("BEFORE").contains(first)
                    || last.length() > 2
                            && first.length() > 2
                            && Lexicon.english().knows(lemma);
            if (known) {
                return List.of(lemma, last);
            }
        }
        return words;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : Resources.lines(Lemmas.class, "compounds.txt")) {
            String[] parts = line.split(":", 2);
            words.put(parts[0], new TreeSet<>(Arrays.asList(parts[1].strip().split("\\s+"))));
        }
        return Map.copyOf(words);
    }
}
