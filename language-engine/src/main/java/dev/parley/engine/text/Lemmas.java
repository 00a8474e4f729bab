package dev.parley.engine.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Base forms of English words: irregular ones from a list, the rest by their endings. */
public final class Lemmas {

    /** Plurals of words that end in "oe". */
    private static final Set<String> NOT_OF_O =
            Set.of("shoes", "toes", "foes", "woes", "hoes", "oboes", "canoes", "does", "goes");

    private static final Map<String, String> IRREGULAR = read("irregular.txt");
    private static final Map<String, String> FAMILIES = read("families.txt");

    private Lemmas() {}

    /** @param word lower case */
    public static String lemma(String word) {
        String known = IRREGULAR.get(word);
        if (known != null) {
            return known;
        }
        if (word.length() <= 3) {
            return word;
        }
        String singular = singular(word);
        if (singular.endsWith("ing") && !singular.equals(word)) {
            return lemma(singular);
        }
        return singular.equals(word) ? verb(word) : singular;
    }

    /** The regular plural of a noun. */
    public static String plural(String noun) {
        if (noun.endsWith("y") && noun.length() > 3 && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        boolean hissing = noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh");
        return noun + (hissing ? "es" : "s");
    }

    /**
     * What the words of one family share ("shipped", "shipment", "shipping"); a crude form, good only to compare with
     * others of its kind.
     */
    public static String stem(String lemma) {
        return cut(FAMILIES.getOrDefault(lemma, lemma));
    }

    private static String cut(String lemma) {
        if (lemma.endsWith("ription")) {
            return lemma.substring(0, lemma.length() - 5) + "b";
        }
        for (String ending : new String[] {
            "ization", "ation", "ition", "ment", "ance", "ence", "ing", "ion", "ery", "ity", "ist", "or", "er", "al",
            "e", "y"
        }) {
            if (lemma.endsWith(ending) && lemma.length() - ending.length() >= 4) {
                return undoubled(lemma.substring(0, lemma.length() - ending.length()));
            }
        }
        return undoubled(lemma);
    }

    private static String singular(String word) {
        if (!word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("xes")
                || word.endsWith("sses")
                || word.endsWith("zzes")
                || word.endsWith("oes") && !NOT_OF_O.contains(word)) {
            return word.substring(0, word.length() - 2);
        }
        return word.substring(0, word.length() - 1);
    }

    private static String verb(String word) {
        if (word.endsWith("ied") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("eed")) {
            return endsInEe(word) ? word.substring(0, word.length() - 1) : word;
        }
        if (word.endsWith("ed") && word.length() > 4) {
            return restored(word.substring(0, word.length() - 2));
        }
        if (word.endsWith("ing") && word.length() > 5) {
            return restored(word.substring(0, word.length() - 3));
        }
        return word;
    }

    /** "agreed", but neither "exceed" nor "need". */
    private static boolean endsInEe(String word) {
        boolean several = word.substring(0, word.length() - 3).chars().anyMatch(letter -> vowel((char) letter));
        return word.endsWith("eed")
                && several
                && !word.endsWith("ceed")
                && !word.matches(".*(need|seed|feed|speed|breed)");
    }

    /** The verb whose past or -ing form was cut off: "borrow", "bill" (of "billed"), "place", "ship". */
    private static String restored(String root) {
        char last = root.charAt(root.length() - 1);
        if (last == root.charAt(root.length() - 2) && !vowel(last)) {
            return keepsDouble(root) ? root : root.substring(0, root.length() - 1);
        }
        return LostE.of(root) ? root + "e" : root;
    }

    /** "fill" and "install", but neither "shipp" nor "labell". */
    private static boolean keepsDouble(String root) {
        boolean several = root.substring(0, root.length() - 3).chars().anyMatch(letter -> vowel((char) letter));
        return switch (root.charAt(root.length() - 1)) {
            case 'f', 's', 'z' -> true;
            case 'l' -> !several || !root.matches(".*(el|trol|gnal|otal|etal|edal|qual|tial|ival|shal|dial|cil)l");
            default -> false;
        };
    }

    private static String undoubled(String root) {
        int end = root.length() - 1;
        return end > 2 && root.charAt(end) == root.charAt(end - 1) ? root.substring(0, end) : root;
    }

    private static boolean vowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    private static Map<String, String> read(String file) {
        Map<String, String> forms = new HashMap<>();
        for (String line : Resources.lines(Lemmas.class, file)) {
            String[] lemmaAndForms = line.split(":", 2);
            String lemma = lemmaAndForms[0].strip();
            forms.put(lemma, lemma);
            for (String form : lemmaAndForms[1].strip().split("\\s+")) {
                forms.put(form, lemma);
            }
        }
        return Map.copyOf(forms);
    }
}
