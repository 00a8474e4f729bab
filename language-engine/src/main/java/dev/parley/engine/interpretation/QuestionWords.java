package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Whereabouts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads "who", "where", "when" and "how old": they say of what kind the answer is. */
final class QuestionWords {

    private static final Set<String> PERSON_WORDS = Set.of(
            "person",
            "people",
            "customer",
            "employee",
            "member",
            "author",
            "student",
            "teacher",
            "doctor",
            "patient",
            "user",
            "staff",
            "driver",
            "player",
            "artist",
            "manager",
            "writer",
            "actor",
            "director",
            "client",
            "owner",
            "worker",
            "nurse",
            "borrower",
            "reader",
            "coach",
            "singer",
            "contact");

    private final Reading reading;
    private Evidence asked;
    private Evidence askedToo;
    private Evidence degree;
    /** The column that a verb at the end names. */
    private Property named;

    QuestionWords(Reading reading) {
        this.reading = reading;
    }

    void ask(Evidence word) {
        asked = word;
        reading.notes.operation(word);
    }

    /** "When and where": both are asked for. */
    void askToo() {
        boolean both = reading.cursor.next().filter(e -> e.is(Operation.AND)).isPresent()
                && reading.cursor
                        .next(1)
                        .filter(e -> e.is(Operation.WHEN, Operation.WHERE))
                        .isPresent();
        if (both && asked.is(Operation.WHEN, Operation.WHERE)) {
            reading.cursor.skip(Operation.AND);
            askedToo = reading.cursor.take();
        }
    }

    /** "When was ... founded": whether the verb that the question ends with names the column that is asked for. */
    boolean answeredBy(Evidence verb, Property property) {
        boolean answers = asked != null
                && asked.is(Operation.WHEN)
                && reading.scope.outer == null
                && verb.tokens().size() == 1
                && verb.words().endsWith("ed")
                && Measures.sortable(property)
                && !reading.cursor.next().filter(e -> !e.is(Operation.STOP)).isPresent();
        if (answers) {
            named = property;
        }
        return answers;
    }

    /** The adjective of "how old". */
    void degree(Evidence adjective) {
        degree = adjective;
    }

    /** Whether a question word at {@code ahead} asks for one more thing: "and when were they hired". */
    boolean asksAlso(int ahead) {
        Evidence word = reading.cursor.next(ahead).orElseThrow();
        Optional<Evidence> next = reading.cursor.next(ahead + 1);
        return reading.scope.focus != null
                && switch (word.operation()) {
                    case WHEN ->
                        next.isEmpty()
                                || next.filter(e -> e.is(Operation.STOP)
                                                || e.first(Mention.PropertyMention.class)
                                                        .isPresent())
                                        .isPresent();
                    case WHERE -> location(reading.scope.focus.entity()).isPresent();
                    case HOW -> next.filter(e -> measure(e).isPresent()).isPresent();
                    default -> false;
                };
    }

    /** What a further question word asks for; it and what belongs to it are taken. */
    Property also(Evidence word) {
        Entity subject = reading.scope.focus.entity();
        Property property =
                switch (word.operation()) {
                    case WHERE -> location(subject).orElseThrow(() -> new NotUnderstood(word));
                    case HOW -> {
                        reading.cursor.skip();
                        yield measure(reading.cursor.take()).orElseThrow(() -> new NotUnderstood(word));
                    }
                    default -> {
                        Optional<Evidence> named = reading.cursor
                                .next()
                                .filter(e ->
                                        e.operation() == null && !e.mentions().isEmpty());
                        if (named.isEmpty()) {
                            yield reading.time(word, true);
                        }
                        reading.cursor.skip();
                        Evidence verb = reading.cursor.take();
                        Mention mention = reading.choose(
                                verb,
                                verb.all(Mention.PropertyMention.class),
                                m -> ((Mention.PropertyMention) m).property().role() == PropertyRole.TIME ? 0.1 : 0);
                        yield ((Mention.PropertyMention) mention).property();
                    }
                };
        while (reading.cursor.more() && reading.cursor.peek().is(Operation.NOISE, Operation.VERB, Operation.IN)) {
            reading.cursor.take();
        }
        reading.notes.assume(word.words(), "asks for " + Notes.named(property));
        return property;
    }

    private Optional<Property> measure(Evidence adjective) {
        String word = adjective.adjective() != null ? adjective.adjective() : adjective.lemma();
        return reading.measured(reading.scope.focus.entity(), word).map(Option::value);
    }

    void finish() {
        if (asked == null) {
            return;
        }
        if (asked.is(Operation.WHO)) {
            who();
            return;
        }
        Scope scope = reading.scope;
        Entity subject =
                scope.subjects().stream().findFirst().map(Place::entity).orElseThrow(() -> new NotUnderstood(asked));
        if (named == null && scope.shown.stream().anyMatch(Scope.Item.Value.class::isInstance)) {
            return;
        }
        scope.shown.clear();
        answer(subject, asked);
        if (askedToo != null) {
            answer(subject, askedToo);
        }
    }

    private void answer(Entity subject, Evidence word) {
        Property property = property(subject, word).orElseThrow(() -> new NotUnderstood(word));
        reading.scope.shown.add(new Scope.Item.Value(
                reading.scope.column(property), property.column().name()));
        String words = degree == null ? word.words() : word.words() + " " + degree.words();
        reading.notes.assume(words, "asks for " + Notes.named(property));
    }

    private Optional<Property> property(Entity subject, Evidence word) {
        return switch (word.operation()) {
            case WHERE -> location(subject);
            case WHEN -> Optional.of(named == null ? reading.time(word, true) : named);
            case HOW ->
                Optional.ofNullable(degree)
                        .flatMap(adjective -> reading.measured(subject, adjective.adjective()))
                        .map(Option::value);
            default -> Optional.empty();
        };
    }

    private static Optional<Property> location(Entity subject) {
        return Whereabouts.of(subject).stream().findFirst();
    }

    /** Shows the people nearest to what the question is about, unless it names some itself. */
    private void who() {
        Scope scope = reading.scope;
        boolean named = asked.words().toLowerCase(Locale.ROOT).matches("who (is|are|was|were)")
                && scope.shown.stream().anyMatch(Scope.Item.Row.class::isInstance);
        if (scope.focus != null
                && (named
                        || personal(scope.focus.entity())
                        || scope.shown.stream().anyMatch(Scope.Item.Value.class::isInstance))) {
            return;
        }
        Entity subject = scope.focus == null
                ? reading.subject().orElseThrow(() -> new NotUnderstood(asked))
                : scope.focus.entity();
        Map<Entity, Double> distances = reading.distances(subject);
        Entity person = reading.knowledge.ontology().entities().stream()
                .filter(QuestionWords::personal)
                .filter(distances::containsKey)
                .min(Comparator.comparingDouble((Entity entity) -> distances.get(entity)))
                .orElseThrow(() -> new NotUnderstood(asked));
        scope.shown.removeIf(Scope.Item.Row.class::isInstance);
        scope.required.add(scope.place(subject));
        scope.focus = scope.place(person);
        scope.shown.addFirst(new Scope.Item.Row(scope.focus, false));
        reading.notes.assume(asked.words(), "asks for " + Notes.named(person));
        reading.notes.mention(asked, new Mention.EntityMention(person, 0.85, ""));
    }

    static boolean personal(Entity entity) {
        boolean named = PERSON_WORDS.contains(entity.words().getLast());
        boolean nameParts = entity.with(PropertyRole.NAME).stream()
                .anyMatch(property -> property.words().equals(List.of("first", "name"))
                        || property.words().contains("surname"));
        return named || nameParts;
    }
}
