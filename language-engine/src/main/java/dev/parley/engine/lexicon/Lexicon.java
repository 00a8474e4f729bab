package dev.parley.engine.lexicon;

import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word lists of this package, read once. */
public final class Lexicon {

    private static final Lexicon ENGLISH = new Lexicon();

    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, Set<String>> synonyms = new HashMap<>();
    private final Map<String, List<String>> special = new HashMap<>();
    private final Map<String, List<Adjective>> adjectives = new HashMap<>();
    private final Map<String, String> comparatives = new HashMap<>();
    private final Map<String, DerivedMeasure> derived = new HashMap<>();
    private final Map<String, Operation> verbs = new HashMap<>();
    private final Map<String, Set<String>> directions = new HashMap<>();
    private final Map<String, String> buyers = new HashMap<>();
    private final List<Set<String>> kindred = new ArrayList<>();
    private final Map<String, Beside> heads = new HashMap<>();
    private final Map<String, Money> money = new HashMap<>();
    private final Set<String> sideCosts = new HashSet<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Set<String> currencies;
    private final Set<String> collections;
    private final Set<String> mutual;
    private final Map<String, Set<String>> doers = new HashMap<>();
    private final Set<String> totals;
    private final Set<String> intensive;
    private final Set<String> reversals;
    private final Set<String> negated;

    /**
     * What kind of thing a noun names.
     *
     * @param any whether it is a name for every thing of the kind
     */
    public record Kind(String name, boolean any) {}

    /** A word of columns an adjective measures, and whether more of it means more of the quality. */
    public record Adjective(String measures, boolean increasing) {}

    /** A product of two columns that goes by a name of its own. */
    public record DerivedMeasure(List<String> left, List<String> right) {}

    /** The degree in which an adjective stands: "oldest" is the superlative of "old", reversed by "least". */
    public record Degree(String adjective, boolean superlative) {}

    /** Beside what a noun says nothing new: a column of numbers, any column, a table. */
    public enum Beside {
        NUMBER,
        COLUMN,
        TABLE
    }

    /** Whether somebody parts with money or gets it. */
    public enum Money {
        OUT,
        IN
    }

    private Lexicon() {
        for (String line : Resources.lines(Lexicon.class, "operations.txt")) {
            String[] parts = line.split(":", 2);
            Operation operation = Operation.valueOf(parts[0]);
            Arrays.stream(parts[1].split(";"))
                    .map(String::strip)
                    .filter(phrase -> !phrase.isEmpty())
                    .forEach(phrase -> operations.putIfAbsent(phrase, operation));
        }
        operations.put(";", Operation.STOP);
        operations.put(":", Operation.NOISE);
        for (String line : Resources.lines(Lexicon.class, "synonyms.txt")) {
            List<String> group =
                    words(line).stream().map(Lexicon::phrase).distinct().toList();
            group.forEach(word -> synonyms.computeIfAbsent(word, ignored -> new LinkedHashSet<>())
                    .addAll(group));
        }
        for (String line : Resources.lines(Lexicon.class, "general.txt")) {
            String[] parts = line.split(":", 2);
            special.put(
                    Lemmas.lemma(parts[0].strip()),
                    words(parts[1]).stream().map(Lexicon::phrase).toList());
        }
        for (String line : Resources.lines(Lexicon.class, "adjectives.txt")) {
            String[] parts = line.split(":", 2);
            adjectives.put(
                    parts[0].strip(),
                    words(parts[1]).stream().map(Lexicon::measure).toList());
        }
        for (String line : Resources.lines(Lexicon.class, "comparatives.txt")) {
            comparatives.put(words(line).get(0), words(line).get(1));
        }
        for (String line : Resources.lines(Lexicon.class, "derived.txt")) {
            String[] sides = line.split("[=*]");
            DerivedMeasure measure = new DerivedMeasure(lemmas(sides[1]), lemmas(sides[2]));
            lemmas(sides[0]).forEach(word -> derived.put(word, measure));
        }
        for (String line : Resources.lines(Lexicon.class, "verbs.txt")) {
            String[] parts = line.split(":", 2);
            words(parts[1]).forEach(verb -> verbs.put(verb, Operation.valueOf(parts[0])));
        }
        for (String line : Resources.lines(Lexicon.class, "directions.txt")) {
            String[] parts = line.split(":", 2);
            directions.put(parts[0], Set.copyOf(new LinkedHashSet<>(lemmas(parts[1]))));
        }
        for (String line : Resources.lines(Lexicon.class, "buyers.txt")) {
            String[] parts = line.split(":", 2);
            buyers.put(parts[0], parts[1].strip());
        }
        for (String line : Resources.lines(Lexicon.class, "kindred.txt")) {
            kindred.add(Set.copyOf(lemmas(line)));
        }
        for (String line : Resources.lines(Lexicon.class, "heads.txt")) {
            String[] parts = line.split(":", 2);
            words(parts[1]).forEach(head -> heads.put(head, Beside.valueOf(parts[0])));
        }
        for (String line : Resources.lines(Lexicon.class, "money.txt")) {
            String[] parts = line.split(":", 2);
            if (parts[0].equals("SIDE")) {
                sideCosts.addAll(words(parts[1]));
            } else {
                words(parts[1]).forEach(verb -> money.put(verb, Money.valueOf(parts[0])));
            }
        }
        for (String line : Resources.lines(Lexicon.class, "kinds.txt")) {
            String[] parts = line.split(":", 2);
            String[] kind = parts[0].split(" ");
            words(parts[1]).forEach(noun -> kinds.put(noun, new Kind(kind[0], kind.length > 1)));
        }
        currencies = Set.copyOf(Resources.lines(Lexicon.class, "currencies.txt"));
        collections = Set.copyOf(words(String.join(" ", Resources.lines(Lexicon.class, "collections.txt"))));
        mutual = Set.copyOf(Resources.lines(Lexicon.class, "mutual.txt"));
        for (String line : Resources.lines(Lexicon.class, "doers.txt")) {
            String[] parts = line.split(":");
            words(parts[0]).forEach(doer -> doers.put(doer, Set.copyOf(words(parts[1]))));
        }
        totals = Set.copyOf(words(String.join(" ", Resources.lines(Lexicon.class, "totals.txt"))));
        intensive = Set.copyOf(words(String.join(" ", Resources.lines(Lexicon.class, "intensive.txt"))));
        reversals = Set.copyOf(words(String.join(" ", Resources.lines(Lexicon.class, "reversals.txt"))));
        List<String> denying = words(String.join(" ", Resources.lines(Lexicon.class, "negated.txt")));
        negated = Stream.concat(denying.stream(), denying.stream().map(Lemmas::lemma))
                .collect(Collectors.toSet());
    }

    public static Lexicon english() {
        return ENGLISH;
    }

    public Optional<Operation> operation(String phrase) {
        return Optional.ofNullable(operations.get(phrase));
    }

    /** Lemmas, or phrases of them, that may stand for a lemma or a phrase, without itself. */
    public List<String> synonyms(String lemma) {
        return synonyms.getOrDefault(lemma, Set.of()).stream()
                .filter(other -> !other.equals(lemma))
                .toList();
    }

    /** Lemmas, or phrases of them, for what a general noun may stand for ("fee": "commission"); empty of any other. */
    public List<String> special(String noun) {
        return special.getOrDefault(noun, List.of());
    }

    /** What an adjective measures, most likely first; empty when it is not known. */
    public List<Adjective> measures(String adjective) {
        return adjectives.getOrDefault(adjective, List.of());
    }

    /** The adjective of which {@code word} is the comparative or superlative. */
    public Optional<Degree> degree(String word) {
        boolean superlative = word.endsWith("st");
        String irregular = comparatives.get(word);
        if (irregular != null) {
            return Optional.of(new Degree(irregular, superlative));
        }
        String root = superlative ? cut(word, "est") : cut(word, "er");
        List<String> candidates = new ArrayList<>(List.of(root, root + "e"));
        if (root.length() > 2 && root.charAt(root.length() - 1) == root.charAt(root.length() - 2)) {
            candidates.add(root.substring(0, root.length() - 1));
        }
        if (root.endsWith("i")) {
            candidates.add(root.substring(0, root.length() - 1) + "y");
        }
        return root.equals(word)
                ? Optional.empty()
                : candidates.stream()
                        .filter(adjectives::containsKey)
                        .findFirst()
                        .map(adjective -> new Degree(adjective, superlative));
    }

    public boolean isAdjective(String word) {
        return adjectives.containsKey(word);
    }

    /** What a verb does that names nothing of the schema: ties two things together, or nothing at all. */
    public Optional<Operation> verb(String lemma) {
        return Optional.ofNullable(verbs.get(lemma));
    }

    /** Lemmas that a role may have to which the preposition leads; empty when it says nothing of a direction. */
    public Set<String> direction(String preposition) {
        return directions.getOrDefault(preposition, Set.of());
    }

    /** The word of a column that a verb is about for a buyer ("cost": price), before one named like the verb. */
    public Optional<String> paidAs(String verb) {
        return Optional.ofNullable(buyers.get(verb));
    }

    /** Whether all of them are names for one thing that go by country, as in "county_region". */
    public boolean kindred(List<String> lemmas) {
        return kindred.stream().anyMatch(words -> words.containsAll(lemmas));
    }

    /** Whether a noun at the end of a table's name only says that its rows are kept: an "event log" holds events. */
    public boolean collects(String lemma) {
        return collections.contains(lemma);
    }

    /** Beside what the noun says nothing new; empty when it is a name of its own. */
    public Optional<Beside> head(String lemma) {
        return Optional.ofNullable(heads.get(lemma));
    }

    /** What a verb says that somebody does with money; empty when it says nothing of the kind. */
    public Optional<Money> money(String lemma) {
        return Optional.ofNullable(money.get(lemma));
    }

    /** Whether a sum that is called after it is not what is paid in all: "shipping". */
    public boolean isSideCost(String word) {
        return sideCosts.contains(word);
    }

    /** The kinds of nouns, by lemma. */
    public Map<String, Kind> kinds() {
        return Collections.unmodifiableMap(kinds);
    }

    /** Whether a noun is what both sides are to each other ("friend"). */
    public boolean isMutual(String noun) {
        return mutual.contains(noun);
    }

    /** Whether people called so do that: teachers teach, customers order. */
    public boolean does(String noun, String verb) {
        String root = verb.replaceFirst("e$", "");
        return noun.equals(root + "er")
                || noun.equals(root + "or")
                || noun.equals(root + "tor")
                || doers.getOrDefault(noun, Set.of()).contains(verb);
    }

    /** Whether a measure of that name is something to add up: an amount, and no price. */
    public boolean addsUp(String word) {
        return totals.contains(word);
    }

    /** Whether a measure of that name is averaged where there are many: a rating, and no amount. */
    public boolean isIntensive(String word) {
        return intensive.contains(word);
    }

    /** Whether a word, known for nothing else, would turn round or narrow what is said: it cannot be passed over. */
    public boolean turnsRound(String word, String lemma) {
        return reversals.contains(word)
                || reversals.contains(lemma)
                || word.matches("(un(?!i|der)|non(?!ethe)).{4,}(ed|en|t|d|ing)|.{4,}(?<!regard|thel)less");
    }

    /** Whether a beginning denies what comes after it: "in" does so of "active", and not of "stalled". */
    public boolean denies(String prefix, String rest) {
        return switch (prefix) {
            case "un", "non", "non-", "not " -> true;
            default -> negated.contains(prefix + rest);
        };
    }

    public boolean isCurrency(String word) {
        return currencies.contains(word);
    }

    /** All words of the grammatical phrases, and the adjectives. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        operations.keySet().stream().sorted().forEach(phrase -> words.addAll(words(phrase)));
        words.addAll(adjectives.keySet().stream().sorted().toList());
        return words;
    }

    /** Whether it is a word of its own here, whatever its meaning. */
    public boolean knows(String lemma) {
        return synonyms.containsKey(lemma) || verbs.containsKey(lemma) || adjectives.containsKey(lemma);
    }

    public Optional<DerivedMeasure> derivedMeasure(String lemma) {
        return Optional.ofNullable(derived.get(lemma));
    }

    private static String cut(String word, String ending) {
        return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
    }

    private static Adjective measure(String signed) {
        return new Adjective(Lemmas.lemma(signed.substring(1)), signed.charAt(0) == '+');
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split("\\s+")).toList();
    }

    /** Lemmas of a phrase whose words are tied together by '_'. */
    private static String phrase(String tied) {
        return Arrays.stream(tied.split("_")).map(Lemmas::lemma).collect(Collectors.joining(" "));
    }

    private static List<String> lemmas(String line) {
        return words(line).stream().map(Lemmas::lemma).toList();
    }
}
