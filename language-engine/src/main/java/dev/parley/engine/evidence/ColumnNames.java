package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Crowds;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls columns by their names, with and without the words of their table, by their comments and by what they say. */
final class ColumnNames {

    /** What a number is called that says how much of a whole something is; bare ones may be prices. */
    private static final List<String> RATES = List.of("rate", "ratio", "percent", "percentage");

    private final Phrases phrases;
    private final NameParts parts;
    private final Lexicon lexicon = Lexicon.english();

    ColumnNames(Phrases phrases) {
        this.phrases = phrases;
        this.parts = new NameParts(phrases);
    }

    void add(Entity entity, Property property) {
        List<String> words = property.words();
        for (List<String> variant : property.variants()) {
            double quality = variant.equals(words) ? 1 : Vocabulary.VARIANT;
            phrases.put(variant, new Mention.PropertyMention(property, quality, ""));
            for (List<String> owner : entity.variants()) {
                phrases.put(SchemaNames.with(owner, variant), new Mention.PropertyMention(property, quality, ""));
            }
        }
        phrases.put(Ontology.lemmas(property.column().name()), new Mention.PropertyMention(property, 1, ""));
        boolean ownKey = entity.key().equals(List.of(property));
        if (property.role() == PropertyRole.REFERENCE && !ownKey) {
            addOwnReference(entity, property);
            return;
        }
        for (List<String> variant : property.variants()) {
            addOwn(entity, property, variant, variant.equals(words) ? 1 : Vocabulary.VARIANT);
        }
        Comment.name(property.column().comment())
                .ifPresent(said ->
                        phrases.put(said, new Mention.PropertyMention(property, Comment.QUALITY, "by its comment")));
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
            phrases.put(rest, new Mention.PropertyMention(property, 0.97 * quality, ""));
            int end = rest.getLast().equals("code") ? NameParts.endOfName(rest) : rest.size();
            if (end < rest.size()) {
                phrases.put(words.subList(0, own + end), new Mention.PropertyMention(property, 0.93 * quality, ""));
            }
        }
        List<String> without =
                words.stream().filter(word -> !entity.words().contains(word)).toList();
        boolean whole = (without.size() > 1 || without.size() == 1 && property.role() == PropertyRole.TIME)
                && !SchemaNames.PREPOSITIONS.contains(without.getFirst())
                && !SchemaNames.PREPOSITIONS.contains(without.getLast());
        if (whole) {
            phrases.put(without, new Mention.PropertyMention(property, 0.95 * quality, ""));
        }
        addPhrases(property, words, quality);
        addCrowd(property, words);
        addRate(property, words);
        if (rest.size() > 1 && lexicon.kindred(rest)) {
            rest.forEach(word -> phrases.put(List.of(word), new Mention.PropertyMention(property, 0.95, "")));
        } else if (rest.size() > 1) {
            parts.add(property, rest);
        }
    }

    /** "active date" for active_from_date, "amount of outstanding" for amount_outstanding. */
    private void addPhrases(Property property, List<String> words, double quality) {
        List<String> nouns = words.stream()
                .filter(word -> !SchemaNames.PREPOSITIONS.contains(word))
                .toList();
        boolean inside = nouns.size() > 1
                && nouns.size() < words.size()
                && nouns.getFirst().equals(words.getFirst())
                && nouns.getLast().equals(words.getLast());
        if (inside) {
            phrases.put(nouns, new Mention.PropertyMention(property, 0.93 * quality, ""));
        }
        if (words.size() == 2
                && words.getFirst().equals("amount")
                && !property.entity().words().contains(words.getLast())) {
            phrases.put(
                    List.of(words.getFirst(), "of", words.getLast()),
                    new Mention.PropertyMention(property, 0.95 * quality, ""));
        }
    }

    /** Columns called so that the word which says which stands behind, unless rows of such a table are told apart by it. */
    void addTurned(Entity entity, Ontology ontology) {
        for (Property property : entity.properties()) {
            List<String> words = property.words();
            if (words.size() == 2 && saysWhich(property) && !toldApart(words, ontology)) {
                phrases.put(words.reversed(), new Mention.PropertyMention(property, 0.95, ""));
            }
        }
    }

    /** Whether rows that are called by the first of the words have a column that says the second of them. */
    private static boolean toldApart(List<String> words, Ontology ontology) {
        return ontology.entities().stream()
                .filter(rows -> rows.words().equals(words.subList(0, 1)))
                .flatMap(rows -> rows.properties().stream())
                .anyMatch(flag -> flag.words().contains(words.getLast()));
    }

    /**
     * Whether the last word of a name says which of the first are meant: "received reply" for reply_received, "sold tickets"
     * for tickets_sold, "available seats" for seats_available.
     */
    private static boolean saysWhich(Property property) {
        String last = Names.words(property.column().name()).getLast();
        return last.endsWith("ed")
                || property.role() == PropertyRole.MEASURE
                        && (last.equals("available")
                                || !last.endsWith("s")
                                        && !last.equals(property.words().getLast()));
    }

    /** "student enrollment", "student population" for an enrollment: whom it counts. */
    private void addCrowd(Property property, List<String> words) {
        Crowds.Crowd crowd = Crowds.byNumber().get(words.getLast());
        if (crowd == null || property.role() != PropertyRole.MEASURE) {
            return;
        }
        for (String member : crowd.members()) {
            phrases.put(List.of(member, words.getLast()), new Mention.PropertyMention(property, 0.93, ""));
            phrases.put(List.of(member, "population"), new Mention.PropertyMention(property, 0.9, ""));
        }
    }

    /** "approval percentage", "approval ratio" for an approval_rate: the same number by another name. */
    private void addRate(Property property, List<String> words) {
        if (words.size() < 2 || property.role() != PropertyRole.MEASURE || !RATES.contains(words.getLast())) {
            return;
        }
        String reason = Vocabulary.ANOTHER_WORD + words.getLast() + "”";
        for (String rate : RATES) {
            List<String> said = SchemaNames.with(words.subList(0, words.size() - 1), List.of(rate));
            if (!said.equals(words)) {
                phrases.put(said, new Mention.PropertyMention(property, Vocabulary.SYNONYM, reason));
            }
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
            phrases.put(words.subList(own, words.size()), new Mention.PropertyMention(property, 0.93, ""));
        }
    }

    /** "phone number" for a column called phone, "email address" for one called email, "launch date" for a date called launch. */
    private void addKind(Property property, List<String> words) {
        String kind = NameParts.CALLED_NUMBERS.contains(words.getLast())
                ? "number"
                : words.getLast().equals("email")
                        ? "address"
                        : property.role() == PropertyRole.TIME
                                        && !words.getLast().matches("date|time|year")
                                ? "date"
                                : "";
        if (!kind.isEmpty()) {
            List<String> longer = new ArrayList<>(words);
            longer.removeIf(Set.of("at", "on")::contains);
            longer.add(kind);
            if (longer.size() > 1) {
                phrases.put(longer, new Mention.PropertyMention(property, 0.97, ""));
            }
        }
    }

    private void addFlag(Property property) {
        List<String> words = property.words().stream()
                .filter(word -> !Set.of("be", "have", "flag", "can").contains(word))
                .toList();
        if (words.isEmpty()) {
            return;
        }
        phrases.put(words, new Mention.ValueMention(property, "true", 1, ""));
        for (String prefix : List.of("in", "im", "ir", "il", "un", "non", "non-", "dis", "not ")) {
            if (!lexicon.denies(prefix, words.getFirst())) {
                continue;
            }
            List<String> negated = new ArrayList<>(words);
            negated.set(0, prefix + words.getFirst());
            phrases.put(negated, new Mention.ValueMention(property, "false", 0.97, ""));
        }
    }
}
