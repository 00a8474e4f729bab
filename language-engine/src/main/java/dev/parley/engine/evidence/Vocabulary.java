package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.EditDistance;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a schema, and what each names. Immutable. */
public final class Vocabulary {

    private static final double PARTIAL = 0.8;
    private static final double SYNONYM = 0.85;
    private static final double RELATED = 0.75;
    private static final double RELATED_PHRASE = 0.9;
    private static final double MISSPELT = 0.7;
    /** Another noun for things of the same kind. */
    private static final double KIND = 0.65;
    /** Another reading of a name: an abbreviation spelt out, words turned round. */
    private static final double VARIANT = 0.97;

    private static final double COMMENT = 0.84;
    private static final int LONGEST_COMMENT = 4;
    private static final int LONGEST_SYNONYM = 3;
    private static final Set<String> ORDINALS =
            Set.of("first", "second", "third", "last", "next", "previous", "middle", "full", "current");
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "of", "on", "at", "by", "for", "with", "to", "from", "and");
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
            "mi",
            "inch",
            "foot",
            "mile",
            "mph",
            "kph",
            "meter",
            "metre",
            "metric",
            "tonne",
            "kilometer",
            "degree",
            "billion",
            "million",
            "thousand",
            "percent",
            "percentage",
            "kb",
            "mb",
            "gb",
            "kib",
            "mib",
            "gib",
            "mp",
            "hz",
            "khz",
            "mhz",
            "ghz",
            "kw",
            "mw",
            "dollar",
            "euro",
            "unit",
            "f",
            "c",
            "in",
            "per",
            "g",
            "yn",
            "mf",
            "line",
            "detail",
            "description",
            "address",
            "key");
    /** What may be asked for in front of "of": never a name turned round ("number of students" is no student number). */
    private static final Set<String> COUNTED = Set.of(
            "number", "count", "amount", "total", "sum", "average", "quantity", "maximum", "minimum", "type", "kind");

    /** What a number may be called after its name. */
    private static final Set<String> MEASURES =
            Set.of("size", "score", "amount", "value", "level", "count", "number", "figure", "total");

    private static final Pattern COMMENT_END = Pattern.compile("[.,;:(\\[\n–]|\\s-\\s");
    private static final Set<String> COMMENT_STOPS = Set.of(
            "that", "which", "where", "when", "if", "whether", "for", "in", "with", "to", "used", "from", "is", "are",
            "as", "by");

    private final Map<String, List<Mention>> byPhrase = new HashMap<>();
    private final Map<String, List<Mention>> byStem = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    /** Phrases of one word, by first letter and length. */
    private final Map<Integer, List<String>> byShape = new HashMap<>();

    private final Lexicon lexicon = Lexicon.english();

    private Vocabulary() {}

    public static Vocabulary of(Ontology ontology) {
        Vocabulary vocabulary = new Vocabulary();
        ontology.entities().forEach(vocabulary::add);
        ontology.relations().forEach(vocabulary::add);
        vocabulary.addKinds(ontology);
        vocabulary.byPhrase.keySet().stream()
                .filter(phrase -> phrase.length() >= 5)
                .sorted()
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
                String reason = "a kind of " + kind.name();
                byKind.computeIfAbsent(kind.name(), ignored -> new ArrayList<>())
                        .add(new Mention.EntityMention(entity, KIND, reason));
            } else if (entity.holdsPeople()) {
                people.put(entity, new Mention.EntityMention(entity, KIND, "people by its columns"));
            }
        }
        byKind.computeIfAbsent("person", ignored -> new ArrayList<>()).addAll(people.values());
        lexicon.kinds().forEach((noun, kind) -> {
            List<Mention> meant = kind.any()
                    ? byKind.getOrDefault(kind.name(), List.of())
                    : kind.name().equals("person") ? List.copyOf(people.values()) : List.<Mention>of();
            if (!meant.isEmpty() && mentions(List.of(noun)).isEmpty()) {
                byPhrase.put(noun, new ArrayList<>(meant));
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
        named(lemmas).forEach(mention -> keep(found, mention));
        turned(lemmas).stream()
                .map(mention -> weaker(mention, 0.98, mention.reason()))
                .forEach(mention -> keep(found, mention));
        for (int i = 1; i < lemmas.size(); i++) {
            named(glued(lemmas, i)).forEach(mention -> keep(found, weaker(mention, VARIANT, mention.reason())));
        }
        measured(lemmas).forEach(mention -> keep(found, mention));
        int longest = Math.min(LONGEST_SYNONYM, lemmas.size());
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i + length <= lemmas.size(); i++) {
                String words = String.join(" ", lemmas.subList(i, i + length));
                for (String synonym : lexicon.synonyms(words)) {
                    List<String> replaced = new ArrayList<>(lemmas.subList(0, i));
                    replaced.add(synonym);
                    replaced.addAll(lemmas.subList(i + length, lemmas.size()));
                    String reason = "another word for “" + synonym + "”";
                    named(replaced).forEach(mention -> keep(found, weaker(mention, SYNONYM, reason)));
                }
            }
        }
        double related = lemmas.size() == 1 ? RELATED : RELATED_PHRASE;
        related(lemmas).stream()
                .map(mention -> weaker(mention, related, "a form of its name"))
                .forEach(mention -> keep(found, mention));
        return best(found.values());
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

    private static String stems(List<String> lemmas) {
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
                .map(mention -> weaker(mention, 0.95, mention.reason()))
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
        List<Mention> found = new ArrayList<>();
        for (String phrase : near(word, lemma)) {
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

    private List<Mention> named(List<String> lemmas) {
        return byPhrase.getOrDefault(String.join(" ", lemmas), List.of());
    }

    private void add(Entity entity) {
        List<String> words = entity.words();
        String name = entity.table().name().name();
        names.put(String.join(" ", words), name);
        for (List<String> variant : entity.variants()) {
            put(variant, new Mention.EntityMention(entity, variant.equals(words) ? 1 : VARIANT, ""));
        }
        if (words.size() > 1) {
            String reason = "by part of its name";
            put(
                    words.subList(words.size() - 1, words.size()),
                    new Mention.EntityMention(entity, PARTIAL - 0.05, reason));
            int end = words.size() - 1;
            while (end > 1 && PREPOSITIONS.contains(words.get(end - 1))) {
                end--;
            }
            put(words.subList(0, end), new Mention.EntityMention(entity, PARTIAL - 0.2, reason));
            for (int from = 1; from < words.size() - 1; from++) {
                put(words.subList(from, words.size()), new Mention.EntityMention(entity, PARTIAL, reason));
            }
        }
        comment(entity.table().comment())
                .ifPresent(said -> put(said, new Mention.EntityMention(entity, COMMENT, "by its comment")));
        entity.properties().forEach(property -> add(entity, property));
        addKey(entity);
        addLabel(entity);
    }

    /** "student id" and "identifier of students", whatever the key is called. */
    private void addKey(Entity entity) {
        if (entity.key().size() != 1) {
            return;
        }
        Property key = entity.key().getFirst();
        boolean plain = key.words().getLast().equals("id");
        for (String word : List.of("id", "identifier", "identification")) {
            double quality = word.equals("id") ? plain ? 0.97 : 0.93 : 0.9;
            for (List<String> owner : entity.variants()) {
                put(with(owner, List.of(word)), new Mention.PropertyMention(key, quality, ""));
            }
            put(List.of(word), new Mention.PropertyMention(key, word.equals("id") ? 0.9 : 0.85, ""));
        }
        if (plain) {
            put(
                    with(entity.words(), List.of("number")),
                    new Mention.PropertyMention(key, PARTIAL, "the key of its table"));
        }
    }

    /** "name" for what rows are called by, where no column is called so. */
    private void addLabel(Entity entity) {
        List<Property> label = entity.label();
        if (label.stream().allMatch(part -> part.role() == PropertyRole.NAME)) {
            put(List.of("full", "name"), new Mention.PropertyMention(label.getFirst(), 0.95, ""));
        }
        boolean named = entity.properties().stream()
                .anyMatch(property -> property.words().getLast().equals("name"));
        if (named || label.size() != 1 || !label.getFirst().column().family().isTextual()) {
            return;
        }
        Property property = label.getFirst();
        boolean own = property.role() == PropertyRole.NAME;
        String reason = "what a " + String.join(" ", entity.words()) + " is called by";
        Mention mention = new Mention.PropertyMention(property, own ? SYNONYM : RELATED, reason);
        put(List.of("name"), mention);
        put(with(entity.words(), List.of("name")), mention);
    }

    private static List<String> with(List<String> first, List<String> more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }

    private void add(Entity entity, Property property) {
        List<String> words = property.words();
        names.putIfAbsent(
                String.join(" ", words),
                entity.table().name().name() + "." + property.column().name());
        for (List<String> variant : property.variants()) {
            double quality = variant.equals(words) ? 1 : VARIANT;
            put(variant, new Mention.PropertyMention(property, quality, ""));
            for (List<String> owner : entity.variants()) {
                put(with(owner, variant), new Mention.PropertyMention(property, quality, ""));
            }
        }
        put(Ontology.lemmas(property.column().name()), new Mention.PropertyMention(property, 1, ""));
        if (property.role() == PropertyRole.REFERENCE) {
            addOwnReference(entity, property);
            return;
        }
        for (List<String> variant : property.variants()) {
            addOwn(entity, property, variant, variant.equals(words) ? 1 : VARIANT);
        }
        comment(property.column().comment())
                .ifPresent(said -> put(said, new Mention.PropertyMention(property, COMMENT, "by its comment")));
        if (property.role() == PropertyRole.FLAG) {
            addFlag(property);
        }
    }

    /** The name without the words of its table, and parts of it. */
    private void addOwn(Entity entity, Property property, List<String> words, double quality) {
        int own = 0;
        while (own < words.size() - 1 && entity.words().contains(words.get(own))) {
            own++;
        }
        List<String> rest = words.subList(own, words.size());
        addKind(property, rest);
        if (own > 0) {
            put(rest, new Mention.PropertyMention(property, 0.97 * quality, ""));
        }
        List<String> without =
                words.stream().filter(word -> !entity.words().contains(word)).toList();
        boolean whole = without.size() > 1
                && !PREPOSITIONS.contains(without.getFirst())
                && !PREPOSITIONS.contains(without.getLast());
        if (whole) {
            put(without, new Mention.PropertyMention(property, 0.95 * quality, ""));
        }
        if (rest.size() > 1 && lexicon.kindred(rest)) {
            rest.forEach(word -> put(List.of(word), new Mention.PropertyMention(property, 0.95, "")));
        } else if (rest.size() > 1) {
            addParts(property, rest);
        }
    }

    /** "type" for organisation_type, a reference of organisations. */
    private void addOwnReference(Entity entity, Property property) {
        List<String> words = property.words();
        int own = 0;
        while (own < words.size() - 1 && entity.words().contains(words.get(own))) {
            own++;
        }
        if (own > 0 && !words.getLast().equals("id")) {
            put(words.subList(own, words.size()), new Mention.PropertyMention(property, 0.93, ""));
        }
    }

    /** The leading words of a comment, where they read as a name. */
    private static Optional<List<String>> comment(String comment) {
        if (comment == null || comment.isBlank()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (String word : Names.words(COMMENT_END.split(comment.strip(), 2)[0])) {
            if (COMMENT_STOPS.contains(word)) {
                break;
            }
            words.add(Lemmas.lemma(word));
        }
        while (!words.isEmpty() && Set.of("the", "a", "an", "this").contains(words.getFirst())) {
            words.removeFirst();
        }
        boolean name = !words.isEmpty()
                && words.size() <= LONGEST_COMMENT
                && !words.getLast().equals("of")
                && String.join("", words).length() > 2;
        return name ? Optional.of(List.copyOf(words)) : Optional.empty();
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
        int end = words.getLast().equals("1") ? words.size() - 1 : words.size();
        while (end > 1 && TYPE_WORDS.contains(words.get(end - 1))) {
            end--;
        }
        boolean participle = end == 1
                && property.role() == PropertyRole.MEASURE
                && Names.words(property.column().name()).getFirst().endsWith("ed");
        boolean says = !participle && words.subList(0, end).stream().anyMatch(this::namesSomething);
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
            if (CALLED_NUMBERS.contains(words.getLast())) {
                put(List.of(words.getLast(), "number"), new Mention.PropertyMention(property, PARTIAL, reason));
            }
            for (int from = 1; from < words.size() - 1; from++) {
                if (PREPOSITIONS.contains(words.get(from))) {
                    continue;
                }
                put(words.subList(from, words.size()), new Mention.PropertyMention(property, PARTIAL, reason));
                if (end > from + 1 && end < words.size()) {
                    put(words.subList(from, end), new Mention.PropertyMention(property, PARTIAL, reason));
                }
            }
        }
        if (words.size() == 2
                && words.getLast().equals("by")
                && words.getFirst().length() > 4) {
            Mention actor = new Mention.PropertyMention(property, 1, "");
            merge(byStem.computeIfAbsent(Lemmas.stem(words.getFirst()), ignored -> new ArrayList<>(2)), actor);
        }
        int of = words.indexOf("of");
        if (of > 0 && !COUNTED.contains(words.getFirst())
                || of == 1 && words.getFirst().equals("amount")) {
            put(words.subList(0, of), new Mention.PropertyMention(property, PARTIAL, reason));
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
        if (relation.words().isEmpty()
                || relation.role().isEmpty()
                || relation.key().columns().size() > 1) {
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
        if (words.size() > 1 || words.getFirst().length() > 4) {
            merge(byStem.computeIfAbsent(stems(words), ignored -> new ArrayList<>(2)), mention);
        }
    }

    private static void merge(List<Mention> mentions, Mention mention) {
        for (int i = 0; i < mentions.size(); i++) {
            if (same(mentions.get(i), mention)) {
                if (mentions.get(i).quality() < mention.quality()) {
                    mentions.set(i, mention);
                }
                return;
            }
        }
        mentions.add(mention);
    }

    /** Keeps the better of two mentions of one thing. */
    private static void keep(Map<Object, Mention> found, Mention mention) {
        Object thing =
                switch (mention) {
                    case Mention.EntityMention m -> m.entity();
                    case Mention.PropertyMention m -> m.property();
                    case Mention.RoleMention m -> m.relation();
                    case Mention.ValueMention m -> List.of(m.property(), m.value());
                    case Mention.DerivedMention m -> List.of(m.left(), m.right());
                    case Mention.DefinedMention m -> m.definition();
                };
        found.merge(thing, mention, (one, other) -> one.quality() < other.quality() ? other : one);
    }

    private static boolean same(Mention one, Mention other) {
        return switch (one) {
            case Mention.EntityMention m -> other instanceof Mention.EntityMention o && m.entity() == o.entity();
            case Mention.PropertyMention m ->
                other instanceof Mention.PropertyMention o && m.property() == o.property();
            case Mention.RoleMention m -> other instanceof Mention.RoleMention o && m.relation() == o.relation();
            case Mention.ValueMention m ->
                other instanceof Mention.ValueMention o
                        && m.property() == o.property()
                        && m.value().equals(o.value());
            case Mention.DerivedMention m ->
                other instanceof Mention.DerivedMention o && m.left() == o.left() && m.right() == o.right();
            case Mention.DefinedMention m -> m.equals(other);
        };
    }

    private static List<Mention> best(Collection<Mention> mentions) {
        return mentions.stream()
                .sorted(Comparator.comparingDouble(Mention::quality).reversed())
                .limit(40)
                .collect(Collectors.toUnmodifiableList());
    }

    private static Mention weaker(Mention mention, double factor, String reason) {
        double quality = mention.quality() * factor;
        return switch (mention) {
            case Mention.EntityMention m -> new Mention.EntityMention(m.entity(), quality, reason);
            case Mention.PropertyMention m -> new Mention.PropertyMention(m.property(), quality, reason);
            case Mention.RoleMention m -> new Mention.RoleMention(m.relation(), quality, reason);
            case Mention.ValueMention m ->
                new Mention.ValueMention(m.property(), m.value(), m.surname(), quality, reason);
            case Mention.DerivedMention m -> new Mention.DerivedMention(m.left(), m.right(), quality, reason);
            case Mention.DefinedMention m -> m;
        };
    }
}
