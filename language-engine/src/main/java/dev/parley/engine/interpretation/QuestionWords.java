package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads "who", "where", "when" and "how old": they say of what kind the answer is. */
final class QuestionWords {

    private static final List<String> LOCATION_WORDS =
            List.of("location", "address", "city", "place", "venue", "country", "region", "street");
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
    private final Lexicon lexicon = Lexicon.english();
    private Evidence asked;
    private Evidence degree;

    QuestionWords(Reading reading) {
        this.reading = reading;
    }

    void ask(Evidence word) {
        asked = word;
        reading.notes.operation(word);
    }

    boolean asked() {
        return asked != null;
    }

    /** Takes the adjective of "how old". */
    boolean degree(Evidence adjective) {
        boolean mine = asked != null && asked.is(Operation.HOW) && degree == null && !adjective.superlative();
        if (mine) {
            degree = adjective;
        }
        return mine;
    }

    void finish() {
        if (asked == null) {
            return;
        }
        if (asked.is(Operation.WHO)) {
            who();
            return;
        }
        Draft draft = reading.draft;
        Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(asked));
        if (draft.shown.stream().anyMatch(Draft.Item.Value.class::isInstance)) {
            return;
        }
        Property property = answer(subject).orElseThrow(() -> new NotUnderstood(asked));
        Expression column = reading.column(property);
        draft.shown.clear();
        draft.shown.add(new Draft.Item.Value(column, property.column().name()));
        String words = degree == null ? asked.words() : asked.words() + " " + degree.words();
        reading.notes.assume(words, "asks for " + Notes.named(property));
    }

    private Optional<Property> answer(Entity subject) {
        return switch (asked.operation()) {
            case WHERE ->
                LOCATION_WORDS.stream()
                        .flatMap(word -> subject.properties().stream()
                                .filter(property -> property.words().contains(word) && property.readable()))
                        .findFirst();
            case WHEN -> Optional.of(reading.time(asked, subject, true));
            case HOW ->
                Optional.ofNullable(degree)
                        .flatMap(adjective -> reading.measured(subject, lexicon.measures(adjective.adjective())))
                        .map(Option::value);
            default -> Optional.empty();
        };
    }

    /** Shows the people nearest to what the question is about, unless it names some itself. */
    private void who() {
        Draft draft = reading.draft;
        if (draft.shown.stream().anyMatch(Draft.Item.Row.class::isInstance)
                && draft.focus != null
                && personal(draft.focus.entity())) {
            return;
        }
        Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(asked));
        Map<Entity, Integer> distances = reading.knowledge.graph().distances(subject);
        Entity person = reading.knowledge.ontology().entities().stream()
                .filter(QuestionWords::personal)
                .filter(distances::containsKey)
                .min(Comparator.comparingInt((Entity entity) -> distances.get(entity)))
                .orElseThrow(() -> new NotUnderstood(asked));
        draft.shown.removeIf(Draft.Item.Row.class::isInstance);
        draft.required.add(reading.place(subject));
        draft.focus = reading.place(person);
        draft.shown.addFirst(new Draft.Item.Row(draft.focus, false));
        reading.notes.assume(asked.words(), "asks for " + Notes.named(person));
        reading.notes.mention(asked, new Mention.EntityMention(person, 0.85, ""));
    }

    private static boolean personal(Entity entity) {
        boolean named = PERSON_WORDS.contains(entity.words().getLast());
        boolean nameParts = entity.with(PropertyRole.NAME).stream()
                .anyMatch(property -> property.words().equals(List.of("first", "name"))
                        || property.words().contains("surname"));
        return named || nameParts;
    }
}
