package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.EditDistance;
import dev.parley.engine.text.Lemmas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a schema, and what each names. Immutable. */
public final class Vocabulary {

    private static final double PARTIAL = 0.8;
    private static final double SYNONYM = 0.85;
    private static final double RELATED = 0.75;
    private static final double MISSPELT = 0.7;
    private static final Set<String> ORDINALS =
            Set.of("first", "second", "third", "last", "next", "previous", "middle", "full", "current");
    private static final Set<String> CALLED_NUMBERS = Set.of("phone", "telephone", "mobile", "fax");
    /** Endings that say what type a column has, not what it is about. */
    private static final Set<String> TYPE_WORDS = Set.of(
            "at",
            "on",
            "date",
            "time",
            "timestamp",
            "datetime",
            "name",
            "number",
            "no",
            "id",
            "flag",
            "code",
            "utc",
            "ts",
            "amount",
            "count",
            "value",
            "eur",
            "usd",
            "text",
            "type",
            "year",
            "price",
            "kg",
            "km",
            "cm",
            "mm",
            "ton",
            "sec",
            "min",
            "pct",
            "lb",
            "hr",
            "gbp",
            "mi");

    private final Map<String, List<Mention>> byPhrase = new HashMap<>();
    private final Map<String, List<Mention>> byStem = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Lexicon lexicon = Lexicon.english();

    private Vocabulary() {}

    public static Vocabulary of(Ontology ontology) {
        Vocabulary vocabulary = new Vocabulary();
        ontology.entities().forEach(vocabulary::add);
        ontology.relations().forEach(vocabulary::add);
        return vocabulary;
    }

    /** What the lemmas name together, as they are or by one synonym; best first. */
    public List<Mention> mentions(List<String> lemmas) {
        List<Mention> found = new ArrayList<>(named(lemmas));
        for (int i = 0; i < lemmas.size(); i++) {
            for (String synonym : lexicon.synonyms(lemmas.get(i))) {
                List<String> replaced = new ArrayList<>(lemmas);
                replaced.set(i, synonym);
                String reason = "another word for “" + synonym + "”";
                named(replaced).forEach(mention -> merge(found, weaker(mention, SYNONYM, reason)));
            }
        }
        if (lemmas.size() == 1) {
            byStem.getOrDefault(Lemmas.stem(lemmas.getFirst()), List.of()).stream()
                    .map(mention -> weaker(mention, RELATED, "a form of its name"))
                    .forEach(mention -> merge(found, mention));
        }
        return best(found);
    }

    /** What a misspelt word may name. */
    public List<Mention> misspelt(String word, String lemma) {
        List<Mention> found = new ArrayList<>();
        for (String phrase : byPhrase.keySet().stream().sorted().toList()) {
            if (EditDistance.isTypo(lemma, phrase) || EditDistance.isTypo(word, phrase)) {
                named(List.of(phrase)).stream()
                        .filter(mention -> mention.quality() > PARTIAL)
                        .map(mention -> weaker(mention, MISSPELT, "a misspelling of “" + phrase + "”"))
                        .forEach(mention -> merge(found, mention));
            }
        }
        return best(found);
    }

    /** Names of tables and columns that look or sound like a word. */
    public List<String> nearest(String word) {
        return names.entrySet().stream()
                .map(entry -> Map.entry(entry.getValue(), distance(word, entry.getKey())))
                .filter(entry -> entry.getValue() <= 0.5)
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .distinct()
                .limit(3)
                .toList();
    }

    private static double distance(String word, String name) {
        if (name.startsWith(word) && word.length() > 3) {
            return 0.1;
        }
        return (double) EditDistance.between(word, name) / Math.max(word.length(), name.length());
    }

    private List<Mention> named(List<String> lemmas) {
        return byPhrase.getOrDefault(String.join(" ", lemmas), List.of());
    }

    private void add(Entity entity) {
        List<String> words = entity.words();
        String name = entity.table().name().name();
        names.put(String.join(" ", words), name);
        put(words, new Mention.EntityMention(entity, 1, ""));
        if (words.size() > 1) {
            String reason = "by part of its name";
            put(
                    words.subList(words.size() - 1, words.size()),
                    new Mention.EntityMention(entity, PARTIAL - 0.05, reason));
            put(words.subList(0, words.size() - 1), new Mention.EntityMention(entity, PARTIAL - 0.2, reason));
        }
        entity.properties().forEach(property -> add(entity, property));
    }

    private void add(Entity entity, Property property) {
        List<String> words = property.words();
        names.putIfAbsent(
                String.join(" ", words),
                entity.table().name().name() + "." + property.column().name());
        put(words, new Mention.PropertyMention(property, 1, ""));
        put(Ontology.lemmas(property.column().name()), new Mention.PropertyMention(property, 1, ""));
        List<String> qualified = new ArrayList<>(entity.words());
        qualified.addAll(words);
        put(qualified, new Mention.PropertyMention(property, 1, ""));
        if (entity.key().equals(List.of(property))) {
            put(List.of("id"), new Mention.PropertyMention(property, 0.9, ""));
        }
        if (property.role() == PropertyRole.REFERENCE) {
            return;
        }
        int own = 0;
        while (own < words.size() - 1 && entity.words().contains(words.get(own))) {
            own++;
        }
        addKind(property, words.subList(own, words.size()));
        if (own > 0) {
            put(words.subList(own, words.size()), new Mention.PropertyMention(property, 0.97, ""));
        }
        if (words.size() - own > 1) {
            addParts(property, words.subList(own, words.size()));
        }
        if (property.role() == PropertyRole.FLAG) {
            addFlag(property);
        }
    }

    /** "phone number" for a column called phone, "launch date" for a date called launch. */
    private void addKind(Property property, List<String> words) {
        String kind = CALLED_NUMBERS.contains(words.getLast())
                ? "number"
                : property.role() == PropertyRole.TIME && !words.getLast().matches("date|time|year") ? "date" : "";
        if (!kind.isEmpty()) {
            List<String> longer = new ArrayList<>(words);
            longer.removeIf(Set.of("at", "on")::contains);
            longer.add(kind);
            if (longer.size() > 1) {
                put(longer, new Mention.PropertyMention(property, 0.97, ""));
            }
        }
    }

    private void addParts(Property property, List<String> words) {
        String reason = "by part of its name";
        int end = words.size();
        while (end > 1 && TYPE_WORDS.contains(words.get(end - 1))) {
            end--;
        }
        boolean says = words.subList(0, end).stream().anyMatch(this::namesSomething);
        if (end < words.size() && says) {
            put(words.subList(0, end), new Mention.PropertyMention(property, 0.9, end == 1 ? reason : ""));
        }
        boolean vague = Set.of("id", "at", "on", "by", "code", "flag").contains(words.getLast());
        if (!vague) {
            boolean label = property.role() == PropertyRole.NAME
                    && property.entity().label().equals(List.of(property));
            put(
                    words.subList(words.size() - 1, words.size()),
                    label
                            ? new Mention.PropertyMention(property, 0.95, "")
                            : new Mention.PropertyMention(property, PARTIAL, reason));
            if (words.size() > 2) {
                put(words.subList(1, words.size()), new Mention.PropertyMention(property, PARTIAL, reason));
            }
        }
    }

    /** Half a name such as "first" or "new" is a word of its own; it names no column. */
    private boolean namesSomething(String word) {
        return !ORDINALS.contains(word) && !lexicon.isAdjective(word);
    }

    private void addFlag(Property property) {
        List<String> words = property.words().stream()
                .filter(word -> !Set.of("be", "have", "flag", "can").contains(word))
                .toList();
        if (words.isEmpty()) {
            return;
        }
        put(words, new Mention.ValueMention(property, "true", 1, ""));
        for (String prefix : List.of("in", "un", "non", "non-", "dis", "not ")) {
            List<String> negated = new ArrayList<>(words);
            negated.set(0, prefix + words.getFirst());
            put(negated, new Mention.ValueMention(property, "false", 0.97, ""));
        }
    }

    private void add(Relation relation) {
        if (relation.words().isEmpty() || relation.role().isEmpty()) {
            return;
        }
        put(relation.words(), new Mention.RoleMention(relation, 1, ""));
        put(
                relation.role(),
                new Mention.RoleMention(
                        relation,
                        PARTIAL,
                        "by the key " + relation.key().columns().getFirst()));
        List<String> full = new ArrayList<>(relation.role());
        full.addAll(relation.to().words());
        put(full, new Mention.RoleMention(relation, 1, ""));
    }

    private void put(List<String> words, Mention mention) {
        String phrase = String.join(" ", words);
        merge(byPhrase.computeIfAbsent(phrase, ignored -> new ArrayList<>(2)), mention);
        if (words.size() == 1 && words.getFirst().length() > 4) {
            merge(byStem.computeIfAbsent(Lemmas.stem(phrase), ignored -> new ArrayList<>(2)), mention);
        }
    }

    private static void merge(List<Mention> mentions, Mention mention) {
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.get(i).getClass() == mention.getClass()
                    && mentions.get(i).target().equals(mention.target())) {
                if (mentions.get(i).quality() < mention.quality()) {
                    mentions.set(i, mention);
                }
                return;
            }
        }
        mentions.add(mention);
    }

    private static List<Mention> best(List<Mention> mentions) {
        return mentions.stream()
                .sorted(Comparator.comparingDouble(Mention::quality).reversed())
                .limit(24)
                .collect(Collectors.toUnmodifiableList());
    }

    private static Mention weaker(Mention mention, double factor, String reason) {
        double quality = mention.quality() * factor;
        return switch (mention) {
            case Mention.EntityMention m -> new Mention.EntityMention(m.entity(), quality, reason);
            case Mention.PropertyMention m -> new Mention.PropertyMention(m.property(), quality, reason);
            case Mention.RoleMention m -> new Mention.RoleMention(m.relation(), quality, reason);
            case Mention.ValueMention m -> new Mention.ValueMention(m.property(), m.value(), quality, reason);
            case Mention.DerivedMention m -> new Mention.DerivedMention(m.left(), m.right(), quality, reason);
        };
    }
}
