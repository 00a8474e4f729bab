package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Thesaurus;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.EditDistance;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a schema, and what each names. Immutable. */
public final class Vocabulary {

    static final double PARTIAL = 0.8;
    static final double SYNONYM = 0.85;
    static final double RELATED = 0.75;
    /** The share of its letters in which a name may differ from a word and still be a hint. */
    private static final double FARTHEST = 0.34;

    private static final double RELATED_PHRASE = 0.9;
    private static final double MISSPELT = 0.7;
    /** How well two words name what is called so. */
    private static final double PHRASE = 0.9;
    /** Another noun for things of the same kind. */
    private static final double KIND = 0.65;

    static final String ANOTHER_WORD = "another word for “";
    static final String MISSPELLING = "a misspelling of “";
    static final String BY_KIND = "a kind of ";
    /** A general noun, for something that is more special. */
    private static final double GENERAL = 0.8;
    /** A column that has what is more special anywhere in its name. */
    private static final double WITHIN = 0.56;

    static final String BY_GENERAL = "one that may be meant by “";
    static final String PEOPLE = "people by its columns";
    /** Another reading of a name: an abbreviation spelt out, words turned round. */
    static final double VARIANT = 0.97;

    private static final int LONGEST_SYNONYM = 3;
    /** What may be asked for in front of "of": never a name turned round ("number of students" is no student number). */
    static final Set<String> COUNTED = Set.of(
            "number", "count", "amount", "total", "sum", "average", "quantity", "maximum", "minimum", "type", "kind");

    /** What a number may be called after its name. */
    private static final Set<String> MEASURES =
            Set.of("size", "score", "amount", "value", "level", "count", "number", "figure", "total");

    private final Map<String, List<Mention>> byPhrase;
    private final Map<String, List<Mention>> byStem;
    /** Columns by the words that their names are made of. */
    private final Map<String, List<Property>> byWord = new HashMap<>();
    /** Tables and columns as they are called in the database, by their words. */
    private final Map<String, String> readable;
    /** Phrases of one word, by first letter and length. */
    private final Map<Integer, List<String>> byShape = new HashMap<>();

    private final Lexicon lexicon = Lexicon.english();

    private Vocabulary(SchemaNames names) {
        this.byPhrase = names.phrases().byPhrase();
        this.byStem = names.phrases().byStem();
        this.readable = names.readable();
    }

    public static Vocabulary of(Ontology ontology) {
        Vocabulary vocabulary = new Vocabulary(SchemaNames.of(ontology));
        vocabulary.addKinds(ontology);
        ontology.entities().stream()
                .flatMap(entity -> entity.properties().stream())
                .forEach(property -> property.words().forEach(word -> vocabulary
                        .byWord
                        .computeIfAbsent(word, ignored -> new ArrayList<>(1))
                        .add(property)));
        vocabulary.byPhrase.keySet().stream()
                .filter(phrase -> phrase.length() >= 5)
                .forEach(phrase -> vocabulary
                        .byShape
                        .computeIfAbsent(shape(phrase.charAt(0), phrase.length()), ignored -> new ArrayList<>(2))
                        .add(phrase));
        return vocabulary;
    }

    /** Nouns that nothing is called by, as names of the tables that hold things of their kind. */
    private void addKinds(Ontology ontology) {
        Map<Entity, Mention> people = new LinkedHashMap<>();
        Map<String, List<Mention>> byKind = new HashMap<>();
        for (Entity entity : ontology.entities()) {
            Lexicon.Kind kind = lexicon.kinds().get(entity.words().getLast());
            if (kind != null) {
                String reason = BY_KIND + kind.name();
                byKind.computeIfAbsent(kind.name(), ignored -> new ArrayList<>())
                        .add(new Mention.EntityMention(entity, KIND, reason));
            } else if (entity.holdsPeople()) {
                people.put(entity, new Mention.EntityMention(entity, KIND, PEOPLE));
            }
        }
        byKind.computeIfAbsent("person", ignored -> new ArrayList<>()).addAll(people.values());
        lexicon.kinds().forEach((noun, kind) -> {
            List<Mention> meant = kind.any()
                    ? byKind.getOrDefault(kind.name(), List.of())
                    : kind.name().equals("person") ? List.copyOf(people.values()) : List.<Mention>of();
            if (!meant.isEmpty() && mentions(List.of(noun)).isEmpty()) {
                byPhrase.put(noun, List.copyOf(meant));
            }
        });
    }

    private static int shape(char first, int length) {
        return first * 1_000 + Math.min(length, 999);
    }

    /** All words that names are made of. */
    Set<String> words() {
        return byPhrase.keySet().stream()
                .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the lemmas name together, as they are or by one synonym; best first. */
    public List<Mention> mentions(List<String> lemmas) {
        Map<Object, Mention> found = new LinkedHashMap<>();
        named(lemmas).forEach(mention -> Mention.keep(found, mention));
        turned(lemmas).stream()
                .map(mention -> mention.weaker(0.98, mention.reason()))
                .forEach(mention -> Mention.keep(found, mention));
        for (int i = 1; i < lemmas.size(); i++) {
            named(glued(lemmas, i)).forEach(mention -> Mention.keep(found, mention.weaker(VARIANT, mention.reason())));
        }
        if (lemmas.size() > 2) {
            named(List.of(String.join("", lemmas)))
                    .forEach(mention -> Mention.keep(found, mention.weaker(VARIANT, mention.reason())));
        }
        measured(lemmas).forEach(mention -> Mention.keep(found, mention));
        int longest = Math.min(LONGEST_SYNONYM, lemmas.size());
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i + length <= lemmas.size(); i++) {
                String words = String.join(" ", lemmas.subList(i, i + length));
                for (String synonym : lexicon.synonyms(words)) {
                    List<String> replaced = new ArrayList<>(lemmas.subList(0, i));
                    replaced.add(synonym);
                    replaced.addAll(lemmas.subList(i + length, lemmas.size()));
                    String reason = ANOTHER_WORD + synonym + "”";
                    double weight = spelling(words, synonym) ? VARIANT : SYNONYM;
                    named(replaced).forEach(mention -> Mention.keep(found, mention.weaker(weight, reason)));
                }
            }
        }
        special(lemmas).forEach(mention -> Mention.keep(found, mention));
        double related = lemmas.size() == 1 ? RELATED : RELATED_PHRASE;
        related(lemmas).stream()
                .map(mention -> mention.weaker(related, "a form of its name"))
                .forEach(mention -> Mention.keep(found, mention));
        return best(found.values());
    }

    /** Whether the lemmas name a column together, at least that well. */
    boolean namesColumn(List<String> lemmas, double least) {
        return mentions(lemmas).stream()
                .anyMatch(mention -> mention.quality() >= least && mention instanceof Mention.PropertyMention);
    }

    /** Whether two words name a column together. */
    boolean namesColumn(Token first, Token second) {
        return first.kind() == Token.Kind.WORD && namesColumn(List.of(first.lemma(), second.lemma()), PHRASE);
    }

    /** Whether a word is more than a name in the data. */
    boolean says(Token word) {
        return lexicon.operation(word.lower()).isPresent()
                || !mentions(List.of(word.lemma())).isEmpty();
    }

    /** "enrollment" and "enrolment", "colour" and "color": one word. */
    private static boolean spelling(String word, String synonym) {
        return word.length() > 4 && EditDistance.between(word, synonym) == 1;
    }

    /** What the words name as they are written in one: "banking apps" for {@code bankingapps}. */
    List<Mention> written(List<Token> span) {
        String glued = span.stream().map(Token::lower).collect(Collectors.joining());
        return named(List.of(Lemmas.lemma(glued))).stream()
                .filter(mention -> mention.quality() >= VARIANT)
                .map(mention -> mention.weaker(VARIANT, mention.reason()))
                .toList();
    }

    /** "founding date" for a {@code founding_decade}: what the last word is a general noun for. */
    private List<Mention> special(List<String> lemmas) {
        String noun = lemmas.getLast();
        List<String> ahead = lemmas.subList(0, lemmas.size() - 1);
        String reason = BY_GENERAL + noun + "”";
        List<String> words = lexicon.special(noun);
        Stream<Mention> named = words.stream()
                .flatMap(word ->
                        named(Stream.concat(ahead.stream(), Stream.of(word)).toList()).stream())
                .filter(mention -> !mention.reason().startsWith(BY_KIND))
                .map(mention -> mention.weaker(GENERAL, reason));
        Stream<Mention> within = ahead.isEmpty()
                ? words.stream()
                        .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                        .map(property -> new Mention.PropertyMention(property, WITHIN, reason))
                : Stream.of();
        return Stream.concat(named, within).toList();
    }

    /** "date of the order" as "order date", where this is the name of a column and "order" no table of its own. */
    private List<Mention> turned(List<String> lemmas) {
        int of = lemmas.indexOf("of");
        if (of <= 0 || of == lemmas.size() - 1 || COUNTED.contains(lemmas.getFirst())) {
            return List.of();
        }
        int next = lemmas.get(of + 1).equals("the") || lemmas.get(of + 1).equals("a") ? of + 2 : of + 1;
        List<String> behind = lemmas.subList(Math.min(next, lemmas.size()), lemmas.size());
        boolean table = named(behind).stream()
                .anyMatch(mention -> mention instanceof Mention.EntityMention && mention.quality() > 0.9);
        if (behind.isEmpty() || table || behind.contains("of")) {
            return List.of();
        }
        List<String> turned = new ArrayList<>(behind);
        turned.addAll(lemmas.subList(0, of));
        List<Mention> named = named(turned);
        return (named.isEmpty() ? related(turned) : named)
                .stream().filter(Mention.PropertyMention.class::isInstance).toList();
    }

    /** What words of the same families name: "approval date" for an {@code approved_date}; no word is a table's own. */
    private List<Mention> related(List<String> lemmas) {
        List<Mention> found = byStem.getOrDefault(stems(lemmas), List.of());
        boolean table = lemmas.size() > 1
                && !found.isEmpty()
                && lemmas.stream()
                        .flatMap(lemma -> Stream.concat(Stream.of(lemma), lexicon.synonyms(lemma).stream()))
                        .flatMap(word -> named(List.of(word)).stream())
                        .anyMatch(mention -> mention instanceof Mention.EntityMention && mention.quality() >= PARTIAL);
        return table ? List.of() : found;
    }

    static String stems(List<String> lemmas) {
        return lemmas.stream().map(Lemmas::stem).collect(Collectors.joining(" "));
    }

    /** "headcount size", "approval status": what a column is of, after its name. */
    private List<Mention> measured(List<String> lemmas) {
        if (lemmas.size() < 2 || !MEASURES.contains(lemmas.getLast())) {
            return List.of();
        }
        return named(lemmas.subList(0, lemmas.size() - 1)).stream()
                .filter(mention -> mention.quality() >= 0.95
                        && mention instanceof Mention.PropertyMention column
                        && column.property().role() == PropertyRole.MEASURE)
                .map(mention -> mention.weaker(0.95, mention.reason()))
                .toList();
    }

    /** "birth date" as "birthdate": the word at {@code i} and the one before it in one. */
    private static List<String> glued(List<String> lemmas, int i) {
        List<String> glued = new ArrayList<>(lemmas.subList(0, i - 1));
        glued.add(lemmas.get(i - 1) + lemmas.get(i));
        glued.addAll(lemmas.subList(i + 1, lemmas.size()));
        return glued;
    }

    /** What a misspelt word may name. */
    public List<Mention> misspelt(String word, String lemma) {
        Map<Object, Mention> found = new LinkedHashMap<>();
        for (String phrase : near(word, lemma)) {
            if (EditDistance.isTypo(lemma, phrase) || EditDistance.isTypo(word, phrase)) {
                named(List.of(phrase)).stream()
                        .filter(mention -> mention.quality() > PARTIAL)
                        .map(mention -> mention.weaker(MISSPELT, MISSPELLING + phrase + "”"))
                        .forEach(mention -> Mention.keep(found, mention));
            }
        }
        return best(found.values());
    }

    /** Names of tables and columns for what a word is a kind of, and those that look or sound like it. */
    public List<String> nearest(String word) {
        Stream<String> general = Thesaurus.english().general(word).stream()
                .map(near -> readable.get(near.lemmas()))
                .filter(Objects::nonNull);
        return Stream.concat(general, alike(word)).distinct().limit(3).toList();
    }

    private Stream<String> alike(String word) {
        return readable.entrySet().stream()
                .map(entry -> Map.entry(entry.getValue(), distance(word, entry.getKey())))
                .filter(entry -> entry.getValue() <= FARTHEST)
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Phrases of about the length of a word that begin with its letter, in a fixed order. */
    private List<String> near(String word, String lemma) {
        List<String> near = new ArrayList<>();
        if (word.isEmpty()) {
            return near;
        }
        int shortest = Math.min(word.length(), lemma.length()) - 2;
        int longest = Math.max(word.length(), lemma.length()) + 2;
        for (int length = Math.max(shortest, 5); length <= longest; length++) {
            near.addAll(byShape.getOrDefault(shape(word.charAt(0), length), List.of()));
        }
        near.sort(Comparator.naturalOrder());
        return near;
    }

    private static double distance(String word, String name) {
        if (name.startsWith(word) && word.length() > 3) {
            return 0.1;
        }
        return (double) EditDistance.between(word, name) / Math.max(word.length(), name.length());
    }

    List<Mention> named(List<String> lemmas) {
        return byPhrase.getOrDefault(String.join(" ", lemmas), List.of());
    }

    static List<Mention> best(Collection<Mention> mentions) {
        return mentions.stream()
                .sorted(Comparator.comparingDouble(Mention::quality).reversed())
                .limit(40)
                .collect(Collectors.toUnmodifiableList());
    }
}
