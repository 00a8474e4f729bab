package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the values of the data that words name: as spelt there, in another form, cut short, by another name, or nearly. */
final class NamedValues {

    static final String ANOTHER_NAME = "another name of “";

    /** How well part of a value names it. */
    private static final double PART_OF_VALUE = 0.82;
    /** How well another name of a value does. */
    private static final double ANOTHER = 0.88;
    /** How well it does where some other table has the very words: it is meant where it stands before its own noun. */
    private static final double ANOTHER_BESIDE = 0.75;

    private final Ontology ontology;
    private final Vocabulary vocabulary;
    private final FullNames fullNames;
    private final Lexicon lexicon = Lexicon.english();

    NamedValues(Ontology ontology, Vocabulary vocabulary) {
        this.ontology = ontology;
        this.vocabulary = vocabulary;
        this.fullNames = new FullNames(ontology);
    }

    /** Those that a span names, unless it is plain English that only looks like one. */
    List<Mention> of(List<Token> span, ValueIndex values) {
        boolean plainFunctionWord = span.size() == 1 && span.getFirst().text().matches("[^A-Z]|[AI]");
        if (plainFunctionWord || span.stream().allMatch(token -> token.kind() == Token.Kind.NUMBER)) {
            return List.of();
        }
        String written = span.stream().map(Token::text).collect(Collectors.joining(" "));
        List<Mention> found = of(Token.lower(span), written, values).stream()
                .filter(mention -> mention instanceof Mention.ValueMention value && !coincides(span, written, value))
                .toList();
        return found.isEmpty() && span.size() > 1 ? fullName(span, written, values) : found;
    }

    /** "Ann Lee" where two columns hold the halves. */
    private List<Mention> fullName(List<Token> span, String written, ValueIndex values) {
        boolean name = span.stream()
                .allMatch(token -> token.kind() == Token.Kind.WORD
                        && Character.isUpperCase(token.text().charAt(0)));
        List<Mention> known = name ? fullNames.known(written, values) : List.of();
        boolean strange = name
                && known.isEmpty()
                && span.stream().noneMatch(token -> !token.capitalised() || vocabulary.says(token));
        return strange ? fullNames.nearly(written, values) : known;
    }

    /**
     * Whether a plain English word only looks like a value: a code in capitals ("UP"), or a verb that happens to be
     * somebody's name or title.
     */
    private boolean coincides(List<Token> span, String written, Mention.ValueMention value) {
        if (span.size() > 1 || !written.equals(span.getFirst().lower()) || value.quality() < 0.89) {
            return false;
        }
        String known = value.value();
        boolean code = known.length() <= 3 && known.equals(known.toUpperCase(Locale.ROOT));
        boolean verb = lexicon.verb(span.getFirst().lemma()).isPresent()
                && value.property().role() == PropertyRole.NAME;
        boolean table = known.length() <= 3
                && vocabulary.mentions(List.of(span.getFirst().lemma())).stream()
                        .anyMatch(mention -> mention instanceof Mention.EntityMention rows
                                && rows.entity() == value.property().entity());
        return code || verb || table;
    }

    /** Quoted text, as spelt or nearly so. */
    List<Mention> quoted(String text, ValueIndex values) {
        List<Mention> found = new ArrayList<>(of(text, text, values));
        if (found.isEmpty()) {
            found.addAll(fullNames.known(text, values));
        }
        for (ValueIndex.Entry entry : found.isEmpty() ? values.similar(text) : List.<ValueIndex.Entry>of()) {
            add(found, entry, 0.8, "taken for a misspelling of “" + entry.value() + "”");
        }
        if (found.isEmpty()) {
            found.addAll(fullNames.nearly(text, values));
        }
        return found;
    }

    /** A name that no value is spelt like: part of one, or one misspelt. */
    List<Mention> nearly(Token token, ValueIndex values) {
        List<Mention> found = new ArrayList<>();
        for (ValueIndex.Entry entry : values.similar(token.text())) {
            add(found, entry, 0.72, Vocabulary.MISSPELLING + entry.value() + "”");
        }
        return found;
    }

    /** Those that contain the words. */
    List<Mention> holding(String words, ValueIndex values) {
        List<Mention> found = new ArrayList<>();
        for (ValueIndex.Entry entry : values.holding(words)) {
            add(found, entry, PART_OF_VALUE, "part of “" + entry.value() + "”");
        }
        return found;
    }

    /**
     * @param text lower case, as words
     * @param written as it stands in the question
     */
    List<Mention> of(String text, String written, ValueIndex values) {
        List<Mention> found = new ArrayList<>();
        for (ValueIndex.Entry entry : values.spelt(text)) {
            add(found, entry, 0.98, "");
        }
        if (found.isEmpty()) {
            String points = text.replace(" .", ".")
                    .replace(" ,", ",")
                    .replace(" %", "%")
                    .replace("$ ", "$");
            for (ValueIndex.Entry entry : values.spelt(points)) {
                add(found, entry, 0.98, "");
            }
            boolean shortened = found.isEmpty() && points.contains(".") && !points.endsWith(".");
            for (ValueIndex.Entry entry : shortened ? values.spelt(points + ".") : List.<ValueIndex.Entry>of()) {
                add(found, entry, 0.97, "");
            }
        }
        if (text.endsWith(" .")) {
            return found;
        }
        if (found.isEmpty()) {
            values.inflected(text).stream()
                    .filter(entry -> !isHalfAName(entry))
                    .forEach(entry -> add(found, entry, 0.9, "another form of the value"));
        }
        if (found.isEmpty() && text.contains(" ")) {
            for (ValueIndex.Entry entry : values.cutShort(text)) {
                add(found, entry, 0.9, "kept as “" + entry.value() + "”");
            }
        }
        double known = found.isEmpty() ? ANOTHER : ANOTHER_BESIDE;
        List<Mention> spelt = List.copyOf(found);
        for (ValueIndex.Entry entry : values.alternates(written)) {
            List<Mention> another = new ArrayList<>();
            add(another, entry, known, ANOTHER_NAME + entry.value() + "”");
            another.stream()
                    .filter(other -> spelt.stream().allMatch(one -> one.entityOf() != other.entityOf()))
                    .forEach(found::add);
        }
        return found;
    }

    private void add(List<Mention> found, ValueIndex.Entry entry, double quality, String reason) {
        Entity entity = ontology.entity(entry.table());
        if (entity != null) {
            entity.property(entry.column())
                    .ifPresent(
                            property -> found.add(new Mention.ValueMention(property, entry.value(), quality, reason)));
        }
    }

    /** Half of the name of a person, which has no other form: "Hotelling" is no hotel. */
    private boolean isHalfAName(ValueIndex.Entry entry) {
        Entity entity = ontology.entity(entry.table());
        return entity != null
                && entity.fullName().stream()
                        .anyMatch(half -> half.column().name().equals(entry.column()));
    }
}
