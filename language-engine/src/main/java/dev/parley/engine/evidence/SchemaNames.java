package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of tables, columns and keys as people may say them: whole, with the table's name, without it, in parts. */
final class SchemaNames {

    static final String BY_PART = "by part of its name";
    private static final double COMMENT = 0.84;
    /** More than part of another date's name. */
    private static final double OWN_DATE = 0.82;
    /** Nearly a name: nothing else is called so. */
    private static final double AGE = 0.95;
    /** More than part of the key's name. */
    private static final double CALLED_AFTER_KEY = 0.92;

    private static final int LONGEST_COMMENT = 4;
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
            "sqm",
            "sqft",
            "sqkm",
            "sq",
            "square",
            "hectare",
            "ha",
            "acre",
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
            "mfu",
            "line",
            "detail",
            "description",
            "address",
            "key");

    private static final Pattern COMMENT_END = Pattern.compile("[.,;:(\\[\n–]|\\s-\\s");
    private static final Set<String> COMMENT_STOPS = Set.of(
            "that", "which", "where", "when", "if", "whether", "for", "in", "with", "to", "used", "from", "is", "are",
            "as", "by");

    /** What a phrase names, and what all phrases of its stems name; null where the phrase is too short for one. */
    private record Named(Map<Object, Mention> mentions, Map<Object, Mention> ofStems) {}

    private final Map<String, Named> byPhrase = new HashMap<>();
    private final Map<String, Map<Object, Mention>> byStem = new HashMap<>();
    private final Map<String, String> readable = new LinkedHashMap<>();
    private final Lexicon lexicon = Lexicon.english();

    private SchemaNames() {}

    static SchemaNames of(Ontology ontology) {
        SchemaNames names = new SchemaNames();
        ontology.entities().forEach(names::add);
        ontology.entities().forEach(entity -> names.addRowsOfKey(entity, ontology));
        ontology.relations().forEach(names::add);
        return names;
    }

    Map<String, List<Mention>> byPhrase() {
        Map<String, List<Mention>> listed = HashMap.newHashMap(byPhrase.size());
        byPhrase.forEach((phrase, named) -> listed.put(phrase, listed(named.mentions())));
        return listed;
    }

    /** By the stems of their words. */
    Map<String, List<Mention>> byStem() {
        Map<String, List<Mention>> listed = HashMap.newHashMap(byStem.size());
        byStem.forEach((stems, mentions) -> listed.put(stems, listed(mentions)));
        return listed;
    }

    /** Most phrases name one thing. */
    private static List<Mention> listed(Map<Object, Mention> mentions) {
        return mentions.size() == 1 ? List.of(mentions.values().iterator().next()) : List.copyOf(mentions.values());
    }

    /** Tables and columns as they are called in the database, by their words. */
    Map<String, String> readable() {
        return readable;
    }

    private void add(Entity entity) {
        List<String> words = entity.words();
        String name = entity.table().name().name();
        readable.put(String.join(" ", words), name);
        for (List<String> variant : entity.variants()) {
            put(variant, new Mention.EntityMention(entity, variant.equals(words) ? 1 : Vocabulary.VARIANT, ""));
        }
        if (words.size() > 1) {
            String reason = BY_PART;
            put(
                    words.subList(words.size() - 1, words.size()),
                    new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.05, reason));
            int end = words.size() - 1;
            while (end > 1 && PREPOSITIONS.contains(words.get(end - 1))) {
                end--;
            }
            put(words.subList(0, end), new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.2, reason));
            for (int from = 1; from < words.size() - 1; from++) {
                put(words.subList(from, words.size()), new Mention.EntityMention(entity, Vocabulary.PARTIAL, reason));
            }
            if (end == words.size() - 1 && lexicon.collects(words.getLast())) {
                put(words.subList(end - 1, end), new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.05, reason));
            }
        }
        comment(entity.table().comment())
                .ifPresent(said -> put(said, new Mention.EntityMention(entity, COMMENT, "by its comment")));
        entity.properties().forEach(property -> add(entity, property));
        addKey(entity);
        addLabel(entity);
        addWorth(entity);
        addOwnDate(entity);
        addAge(entity);
    }

    /** "average age", where a date of birth is kept. */
    private void addAge(Entity entity) {
        entity.age().ifPresent(age -> {
            String from = age.span().orElseThrow().start().column().name();
            Mention mention = new Mention.PropertyMention(age, AGE, "counted from " + Names.readable(from));
            put(List.of("age"), mention);
            put(with(entity.words(), List.of("age")), mention);
        });
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
                    new Mention.PropertyMention(key, Vocabulary.PARTIAL, "the key of its table"));
        }
    }

    /** "drugs" for the rows of {@code medications (drug_id, ...)}, where no table is called so. */
    private void addRowsOfKey(Entity entity, Ontology ontology) {
        if (entity.key().size() != 1 || entity.key().getFirst().role() == PropertyRole.REFERENCE) {
            return;
        }
        List<String> key = entity.key().getFirst().words();
        List<String> rows = key.subList(0, key.size() - 1);
        boolean names = !rows.isEmpty()
                && key.getLast().equals("id")
                && ontology.entities().stream().noneMatch(other -> other.words().containsAll(rows));
        if (names) {
            put(rows, new Mention.EntityMention(entity, CALLED_AFTER_KEY, "what its key is called after"));
        }
    }

    /** "order value" for the total of an order. */
    private void addWorth(Entity entity) {
        entity.worth().ifPresent(total -> {
            String reason = "what one of its rows comes to";
            put(with(entity.words(), List.of("value")), new Mention.PropertyMention(total, Vocabulary.SYNONYM, reason));
        });
    }

    /** "date" for when rows came about: the dates of orders are those on which they were placed. */
    private void addOwnDate(Entity entity) {
        entity.ownDate().ifPresent(date -> {
            Mention mention = new Mention.PropertyMention(date, OWN_DATE, "when its rows came about");
            put(List.of("date"), mention);
            put(with(entity.words(), List.of("date")), mention);
        });
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
        Mention mention = new Mention.PropertyMention(property, own ? Vocabulary.SYNONYM : Vocabulary.RELATED, reason);
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
        readable.putIfAbsent(
                String.join(" ", words),
                entity.table().name().name() + "." + property.column().name());
        for (List<String> variant : property.variants()) {
            double quality = variant.equals(words) ? 1 : Vocabulary.VARIANT;
            put(variant, new Mention.PropertyMention(property, quality, ""));
            for (List<String> owner : entity.variants()) {
                put(with(owner, variant), new Mention.PropertyMention(property, quality, ""));
            }
        }
        put(Ontology.lemmas(property.column().name()), new Mention.PropertyMention(property, 1, ""));
        boolean ownKey = entity.key().equals(List.of(property));
        if (property.role() == PropertyRole.REFERENCE && !ownKey) {
            addOwnReference(entity, property);
            return;
        }
        for (List<String> variant : property.variants()) {
            addOwn(entity, property, variant, variant.equals(words) ? 1 : Vocabulary.VARIANT);
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
            int end = rest.getLast().equals("code") ? endOfName(rest) : rest.size();
            if (end < rest.size()) {
                put(words.subList(0, own + end), new Mention.PropertyMention(property, 0.93 * quality, ""));
            }
        }
        List<String> without =
                words.stream().filter(word -> !entity.words().contains(word)).toList();
        boolean whole = (without.size() > 1 || without.size() == 1 && property.role() == PropertyRole.TIME)
                && !PREPOSITIONS.contains(without.getFirst())
                && !PREPOSITIONS.contains(without.getLast());
        if (whole) {
            put(without, new Mention.PropertyMention(property, 0.95 * quality, ""));
        }
        addPhrases(property, words, quality);
        if (rest.size() > 1 && lexicon.kindred(rest)) {
            rest.forEach(word -> put(List.of(word), new Mention.PropertyMention(property, 0.95, "")));
        } else if (rest.size() > 1) {
            addParts(property, rest);
        }
    }

    /** "active date" for active_from_date, "amount of outstanding" for amount_outstanding. */
    private void addPhrases(Property property, List<String> words, double quality) {
        List<String> nouns =
                words.stream().filter(word -> !PREPOSITIONS.contains(word)).toList();
        boolean inside = nouns.size() > 1
                && nouns.size() < words.size()
                && nouns.getFirst().equals(words.getFirst())
                && nouns.getLast().equals(words.getLast());
        if (inside) {
            put(nouns, new Mention.PropertyMention(property, 0.93 * quality, ""));
        }
        if (words.size() == 2
                && words.getFirst().equals("amount")
                && !property.entity().words().contains(words.getLast())) {
            put(
                    List.of(words.getFirst(), "of", words.getLast()),
                    new Mention.PropertyMention(property, 0.95 * quality, ""));
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
        boolean goesOn = false;
        for (String word : Names.words(COMMENT_END.split(comment.strip(), 2)[0])) {
            if (COMMENT_STOPS.contains(word)) {
                goesOn = true;
                break;
            }
            words.add(Lemmas.lemma(word));
        }
        while (!words.isEmpty() && Set.of("the", "a", "an", "this").contains(words.getFirst())) {
            words.removeFirst();
        }
        boolean name = !words.isEmpty()
                && words.size() <= LONGEST_COMMENT
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
        int end = endOfName(words);
        boolean participle = end == 1
                && property.role() == PropertyRole.MEASURE
                && Names.words(property.column().name()).getFirst().endsWith("ed");
        boolean begins = !participle && words.subList(0, end).stream().anyMatch(this::namesSomething);
        if (end < words.size() && begins) {
            put(words.subList(0, end), new Mention.PropertyMention(property, 0.9, end == 1 ? reason : ""));
        }
        boolean vague = Set.of("id", "at", "on", "by", "flag").contains(words.getLast());
        boolean code = words.getLast().equals("code");
        if (!vague && !code) {
            boolean label = property.role() == PropertyRole.NAME
                    && property.entity().label().equals(List.of(property));
            put(
                    words.subList(words.size() - 1, words.size()),
                    label
                            ? new Mention.PropertyMention(property, 0.95, "")
                            : new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
            if (CALLED_NUMBERS.contains(words.getLast())) {
                put(
                        List.of(words.getLast(), "number"),
                        new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
            }
        }
        if (!vague) {
            for (int from = 1; from < words.size() - 1; from++) {
                if (PREPOSITIONS.contains(words.get(from))) {
                    continue;
                }
                put(
                        words.subList(from, words.size()),
                        new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
                String word = words.get(from);
                boolean says = end > from + 1
                        || end == from + 1
                                && namesSomething(word)
                                && !property.entity().words().contains(word);
                if (says && end < words.size()) {
                    double quality = end > from + 1 ? Vocabulary.PARTIAL : Vocabulary.PARTIAL - 0.05;
                    put(words.subList(from, end), new Mention.PropertyMention(property, quality, reason));
                }
            }
        }
        String last = Names.words(property.column().name()).getLast();
        boolean done = words.size() == 2
                && property.role() == PropertyRole.MEASURE
                && !last.equals(words.getLast())
                && !last.endsWith("s");
        if (done && namesSomething(words.getFirst())) {
            put(words.subList(0, 1), new Mention.PropertyMention(property, Vocabulary.PARTIAL + 0.05, reason));
        }
        if (words.size() == 2
                && words.getLast().equals("by")
                && words.getFirst().length() > 4) {
            Mention actor = new Mention.PropertyMention(property, 1, "");
            putStem(List.of(words.getFirst()), actor);
        }
        int of = words.indexOf("of");
        if (of > 0 && !Vocabulary.COUNTED.contains(words.getFirst())
                || of == 1 && words.getFirst().equals("amount")) {
            put(words.subList(0, of), new Mention.PropertyMention(property, Vocabulary.PARTIAL, reason));
        }
    }

    /** Where the words end that say what a column is about: "price" of {@code price_per_night}, "salary" of {@code salary_eur}. */
    private static int endOfName(List<String> words) {
        int per = words.indexOf("per");
        int end = per > 0 ? per : words.getLast().equals("1") ? words.size() - 1 : words.size();
        while (end > 1 && TYPE_WORDS.contains(words.get(end - 1))) {
            end--;
        }
        return end;
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
        for (String prefix : List.of("in", "im", "ir", "il", "un", "non", "non-", "dis", "not ")) {
            if (!Lexicon.english().denies(prefix, words.getFirst())) {
                continue;
            }
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
                        Vocabulary.PARTIAL,
                        "by the key " + relation.key().columns().getFirst()));
        List<String> full = new ArrayList<>(relation.role());
        full.addAll(relation.to().words());
        put(full, new Mention.RoleMention(relation, 1, ""));
    }

    private void put(List<String> words, Mention mention) {
        String phrase = words.size() == 1 ? words.getFirst() : String.join(" ", words);
        Named named = byPhrase.get(phrase);
        if (named == null) {
            boolean stems = words.size() > 1 || phrase.length() > 4;
            named = new Named(new LinkedHashMap<>(4), stems ? ofStems(words) : null);
            byPhrase.put(phrase, named);
        }
        Mention.keep(named.mentions(), mention);
        if (named.ofStems() != null) {
            Mention.keep(named.ofStems(), mention);
        }
    }

    private void putStem(List<String> words, Mention mention) {
        Mention.keep(ofStems(words), mention);
    }

    private Map<Object, Mention> ofStems(List<String> words) {
        return byStem.computeIfAbsent(Vocabulary.stems(words), ignored -> new LinkedHashMap<>(4));
    }
}
