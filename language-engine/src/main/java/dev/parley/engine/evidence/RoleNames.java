package dev.parley.engine.evidence;

import dev.parley.engine.ontology.Calendar;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls columns by what they are to the rows of their table: "id", "name", "date", "value", "age", "January". */
final class RoleNames {

    /** More than part of another date's name. */
    private static final double OWN_DATE = 0.82;
    /** Nearly a name: nothing else is called so. */
    private static final double AGE = 0.95;

    /** What many rows share is the name of none. */
    private static final Set<String> KINDS = Set.of(
            "status",
            "state",
            "stage",
            "phase",
            "result",
            "outcome",
            "type",
            "kind",
            "category",
            "level",
            "gender",
            "sex");

    private final Phrases phrases;

    RoleNames(Phrases phrases) {
        this.phrases = phrases;
    }

    void add(Entity entity) {
        Calendar.of(entity)
                .forEach((column, called) -> phrases.put(List.of(called), new Mention.PropertyMention(column, 1, "")));
        addKey(entity);
        addLabel(entity);
        addWorth(entity);
        addOwnDate(entity);
        addAge(entity);
        addMeasured(entity);
    }

    /** "student id" and "identifier of students", whatever the key is called. */
    private void addKey(Entity entity) {
        if (entity.key().size() != 1) {
            return;
        }
        Property key = calledId(entity).orElse(entity.key().getFirst());
        boolean plain = key.words().getLast().equals("id");
        for (String word : List.of("id", "identifier", "identification")) {
            double quality = word.equals("id") ? plain ? 0.97 : 0.93 : 0.9;
            for (List<String> owner : entity.variants()) {
                phrases.put(SchemaNames.with(owner, List.of(word)), new Mention.PropertyMention(key, quality, ""));
            }
            phrases.put(List.of(word), new Mention.PropertyMention(key, word.equals("id") ? 0.9 : 0.85, ""));
        }
        if (plain) {
            phrases.put(
                    SchemaNames.with(entity.words(), List.of("number")),
                    new Mention.PropertyMention(key, Vocabulary.PARTIAL, "the key of its table"));
        }
    }

    /** The id of rows whose key is what people call them by: a column of theirs that is no other table's. */
    private static Optional<Property> calledId(Entity entity) {
        List<Property> ids = entity.properties().stream()
                .filter(property -> property.words().getLast().equals("id"))
                .toList();
        boolean own = ids.size() == 1
                && entity.label().equals(entity.key())
                && (ids.getFirst().role() != PropertyRole.REFERENCE
                        || ids.getFirst().column().name().indexOf('_') == 1);
        return own ? Optional.of(ids.getFirst()) : Optional.empty();
    }

    /** "name" for what rows are called by, where no column is called so. */
    private void addLabel(Entity entity) {
        List<Property> label = entity.label();
        if (label.stream().allMatch(part -> part.role() == PropertyRole.NAME)) {
            phrases.put(List.of("full", "name"), new Mention.PropertyMention(label.getFirst(), 0.95, ""));
        }
        boolean named = entity.properties().stream()
                .anyMatch(property -> property.words().getLast().equals("name"));
        if (named || label.size() != 1 || !label.getFirst().column().family().isTextual()) {
            return;
        }
        Property property = label.getFirst();
        boolean own = property.role() == PropertyRole.NAME;
        if (!own
                && KINDS.contains(property.words().getLast())
                && !entity.table()
                        .uniqueKeys()
                        .contains(List.of(property.column().name()))) {
            return;
        }
        String reason = "what a " + String.join(" ", entity.words()) + " is called by";
        Mention mention = new Mention.PropertyMention(property, own ? Vocabulary.SYNONYM : Vocabulary.RELATED, reason);
        phrases.put(List.of("name"), mention);
        phrases.put(SchemaNames.with(entity.words(), List.of("name")), mention);
    }

    /** "order value" for the total of an order. */
    private void addWorth(Entity entity) {
        entity.worth().ifPresent(total -> {
            String reason = "what one of its rows comes to";
            phrases.put(
                    SchemaNames.with(entity.words(), List.of("value")),
                    new Mention.PropertyMention(total, Vocabulary.SYNONYM, reason));
        });
    }

    /** "date" for when rows came about: the dates of orders are those on which they were placed. */
    private void addOwnDate(Entity entity) {
        entity.ownDate().ifPresent(date -> {
            Mention mention = new Mention.PropertyMention(date, OWN_DATE, "when its rows came about");
            phrases.put(List.of("date"), mention);
            phrases.put(SchemaNames.with(entity.words(), List.of("date")), mention);
        });
    }

    /** "average age", where a date of birth is kept. */
    private void addAge(Entity entity) {
        entity.age().ifPresent(age -> {
            String from = age.span().orElseThrow().start().column().name();
            Mention mention = new Mention.PropertyMention(age, AGE, "counted from " + Names.readable(from));
            phrases.put(List.of("age"), mention);
            phrases.put(SchemaNames.with(entity.words(), List.of("age")), mention);
        });
    }

    /** "length" for a column called "metres", "duration" and "length" for "seconds", where no column of theirs is. */
    private void addMeasured(Entity entity) {
        for (Property property : entity.with(PropertyRole.MEASURE)) {
            for (String measured : List.of("length", "distance", "duration", "weight", "volume")) {
                boolean length = measured.equals("length") && property.unitsOf("duration");
                boolean only = entity.properties().stream().noneMatch(column -> column.mayMean(measured));
                if (only && (length || property.unitsOf(measured))) {
                    String reason = "in " + property.column().name();
                    Mention mention = new Mention.PropertyMention(property, Vocabulary.SYNONYM, reason);
                    phrases.put(List.of(measured), mention);
                    phrases.put(SchemaNames.with(entity.words(), List.of(measured)), mention);
                }
            }
        }
    }
}
