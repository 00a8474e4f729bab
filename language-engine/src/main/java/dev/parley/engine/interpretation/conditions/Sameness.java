package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads what rows share with another row: "in the same city as Bob", "works in the same ward as Ann". */
public final class Sameness {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Sameness(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Equal to that column of another row, or tied by that key to the same one. */
    public void read() {
        Evidence word = cursor.take();
        if (had(word)) {
            reading.scope.pending.forget();
            reading.scope.pending.with = true;
            return;
        }
        Optional<PeriodOf.Unit> unit = cursor.next().flatMap(TimeUnits::unit);
        Property shared = shared().orElseThrow(() -> new NotUnderstood(word));
        boolean as = cursor.takeIf(Operation.IN, Operation.WITH, Operation.OF).isPresent();
        if (!as) {
            throw new NotUnderstood(word);
        }
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place place = inner.places.of(shared.entity());
        UnaryOperator<Expression> whole =
                column -> unit.isPresent() && column.family().isTemporal() ? new PeriodOf(unit.get(), column) : column;
        inner.focusOn(place);
        inner.named(place);
        reading.scope = inner;
        try {
            readers.phrases.nested();
        } finally {
            reading.scope = outer;
        }
        if (inner.filters.isEmpty() && inner.limit == null) {
            throw new NotUnderstood(word);
        }
        inner.shown.add(new Scope.Item.Value(
                whole.apply(place.column(shared)), shared.column().name()));
        Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(word));
        outer.pending.add(new Member(List.of(whole.apply(outer.column(shared))), query), true);
    }

    /** The column that is named next, or the one key by which rows asked about point at what is named. */
    private Optional<Property> shared() {
        if (reading.scope.focus == null) {
            likeWhom().ifPresent(rows -> reading.scope.turnTo(reading.scope.places.of(rows)));
        }
        Optional<Evidence> named =
                cursor.next().filter(e -> e.operation() == null && !e.mentions().isEmpty());
        Optional<Property> key = named.filter(e -> !Columns.isColumn(e))
                .filter(ignored -> reading.scope.focus != null)
                .flatMap(rows -> ofGroup(rows, reading.scope.focus.entity()));
        boolean column = named.filter(
                        e -> e.first(Mention.PropertyMention.class).isPresent())
                .isPresent();
        if (key.isEmpty() && !column) {
            return Optional.empty();
        }
        cursor.skip();
        Evidence noun = cursor.take();
        if (key.isPresent()) {
            reading.notes.mention(noun, noun.mentions().getFirst());
            return key;
        }
        Mention chosen = reading.choose(noun, noun.all(Mention.PropertyMention.class), m -> 0);
        return Optional.of(((Mention.PropertyMention) chosen).property());
    }

    /** "Who works in the same ward <em>as Ann</em>": those who are asked about are what she is. */
    private Optional<Entity> likeWhom() {
        return cursor.rest().stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .map(e -> e.mentions().getFirst())
                .filter(Mention.ValueMention.class::isInstance)
                .map(Mention::entityOf)
                .findFirst();
    }

    /** The column that rows of one group have alike: what is named itself, or the one key to the rows that are named. */
    Optional<Property> ofGroup(Evidence group, Entity rows) {
        Optional<Property> own = group.operation() != null || Nouns.entityFirst(group)
                ? Optional.empty()
                : group.all(Mention.PropertyMention.class).stream()
                        .map(Mention.PropertyMention::property)
                        .filter(property -> property.entity() == rows && property.role() != PropertyRole.MEASURE)
                        .findFirst();
        List<Relation> keys = reading.knowledge.ontology().relations().stream()
                .filter(relation ->
                        relation.from() == rows && relation.key().columns().size() == 1)
                .filter(relation -> group.all(Mention.EntityMention.class).stream()
                                .anyMatch(named -> named.entity() == relation.to())
                        || group.all(Mention.RoleMention.class).stream()
                                .anyMatch(named -> named.relation() == relation))
                .toList();
        return own.or(() ->
                keys.size() == 1 ? rows.property(keys.getFirst().key().columns().getFirst()) : Optional.empty());
    }

    /** "cities shared by two members": the members have them; "who share the city of Bob" says what is the same. */
    private boolean had(Evidence word) {
        boolean by = word.words().toLowerCase(Locale.ROOT).endsWith(" by");
        return by
                && readers.dimensions.ownOfDimensions(
                        reading.scope.focus == null ? null : reading.scope.focus.entity());
    }
}
