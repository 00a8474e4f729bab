package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.Optional;
import java.util.Set;

/** Reads superlatives among conditions: "with the highest price", "of the oldest French member", "that is cheapest". */
final class Superlatives {

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Superlatives(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Reads on behind a superlative; {@code most} is false for "the least expensive". */
    void read(Evidence adjective, boolean most) {
        if (readers.superlativeSorts.read(adjective, most)) {
            return;
        }
        boolean greatest = Degrees.greatest(adjective) == most;
        Optional<Evidence> next = cursor.next();
        if (next.filter(Functions::isFunction).isPresent()) {
            readers.ranks.rank(readers.ranks.takeComputed(), greatest);
            return;
        }
        if (next.filter(Columns::namesSortable).isPresent()) {
            Property column = takeSortable();
            readers.ranks.rankBy(column, Degrees.greatest(adjective, column) == most);
            return;
        }
        Optional<Evidence> named =
                next.filter(e -> e.operation() == null && !e.mentions().isEmpty());
        if (named.filter(e -> rankedAsNumber(adjective, e)).isPresent()) {
            text(greatest);
            return;
        }
        if (named.filter(Nouns::entityFirst).isPresent() || nounAhead().isPresent()) {
            noun(adjective, most);
            return;
        }
        if (namedBefore(adjective)) {
            readers.ranks.rankBy(reading.scope.pending.property, greatest);
            return;
        }
        Option<Property> measured = reading.adjectives.measured(adjective);
        readers.ranks.rankBy(measured.value(), measured.score() > 0 == most);
    }

    /** Takes the column of numbers or dates that comes next. */
    Property takeSortable() {
        cursor.skip();
        Evidence named = cursor.take();
        Mention mention = reading.choose(
                named,
                named.all(Mention.PropertyMention.class).stream()
                        .filter(m -> Columns.sortable(m.property()))
                        .toList(),
                m -> 0);
        return ((Mention.PropertyMention) mention).property();
    }

    /** "the highest speed", where speeds are kept as text. */
    private static boolean rankedAsNumber(Evidence adjective, Evidence named) {
        boolean plain = adjective.adjective() != null && Set.of("high", "low").contains(adjective.adjective());
        return named.mentions().getFirst()
                        instanceof Mention.PropertyMention(var property, var quality, var reason, var known)
                && quality >= 0.9
                && property.role() == PropertyRole.ATTRIBUTE
                && property.column().family() == TypeFamily.TEXT
                && (plain || property.textualNumber() || property.textualTime());
    }

    private void text(boolean descending) {
        Property property = readers.ranks.takeKey();
        if (property.column().family() == TypeFamily.TEXT) {
            readers.ranks.rankBy(property, () -> new NumberOf(reading.scope.column(property)), descending);
        } else {
            readers.ranks.rankBy(property, descending);
        }
    }

    /** "whose price is the highest": the column was named before, and no other column is high. */
    private boolean namedBefore(Evidence adjective) {
        Pending pending = reading.scope.pending;
        return pending.column != null
                && !reading.scope.subjects().isEmpty()
                && reading.adjectives
                        .measured(reading.scope.subjects().getFirst().entity(), adjective.adjective())
                        .isEmpty()
                && pending.property != null
                && Columns.sortable(pending.property);
    }

    /** "of the oldest French member": a noun with a rank of its own. */
    private void noun(Evidence adjective, boolean most) {
        Scope scope = reading.scope;
        Entity entity = nounAhead().orElseThrow(() -> new NotUnderstood(adjective));
        Option<Property> measured = measuredNear(entity, adjective);
        boolean descending = measured.score() > 0 == most;
        boolean focus = scope.focus == null || readers.ranks.orders(entity);
        if (focus && !scope.computed()) {
            reading.scope.turnTo(scope.place(entity));
            readers.ranks.rank(scope.column(measured.value()), descending);
            return;
        }
        boolean itsOwn = cursor.justBefore(adjective.tokens().getFirst().index())
                .filter(e -> e.is(Operation.MOST, Operation.LEAST) && behindTheir(e))
                .isPresent();
        if (itsOwn || behindTheir(adjective)) {
            // The extreme among its own rows is another one for each.
            throw new NotUnderstood(adjective);
        }
        Place place = scope.place(entity);
        readers.ranks.require(place);
        readers.ranks.memberOf(place, () -> reading.scope.column(measured.value()), descending, true);
    }

    /** "its most expensive book". */
    private boolean behindTheir(Evidence word) {
        return cursor.justBefore(word.tokens().getFirst().index())
                .filter(e -> e.is(Operation.POSSESSIVE))
                .isPresent();
    }

    /** The table that is ranked, behind names that belong to it: "the oldest <em>French</em> member". */
    Optional<Entity> nounAhead() {
        for (int i = 0; i < 4; i++) {
            Optional<Evidence> next = cursor.next(i);
            if (next.isEmpty() || next.get().operation() != null) {
                return Optional.empty();
            }
            Optional<Entity> entity = next.filter(Nouns::entityFirst)
                    .flatMap(e -> e.first(Mention.EntityMention.class))
                    .map(Mention.EntityMention::entity);
            if (entity.isPresent()) {
                return entity;
            }
        }
        return Optional.empty();
    }

    /** The column by which a noun is "the longest": its own, else that of a table each of its rows belongs to. */
    Option<Property> measuredNear(Entity entity, Evidence adjective) {
        Optional<Option<Property>> defined = reading.adjectives.defined(adjective);
        if (defined.isPresent()) {
            return defined.get();
        }
        Option<Property> measured = reading.adjectives
                .measured(entity, adjective.adjective())
                .or(() -> measuredBeside(entity, adjective))
                .orElseThrow(() -> new NotUnderstood(adjective));
        reading.notes.mention(adjective, new Mention.PropertyMention(measured.value(), 0.9, "by what it measures"));
        return measured;
    }

    private Optional<Option<Property>> measuredBeside(Entity entity, Evidence adjective) {
        return reading.knowledge.ontology().entities().stream()
                .filter(other -> other != entity && reading.distances(entity).getOrDefault(other, 9.0) == 1)
                .filter(other -> reading.knowledge.graph().shortestPaths(entity, other).stream()
                        .anyMatch(JoinPath::toOne))
                .flatMap(other -> reading.adjectives.measured(other, adjective.adjective()).stream())
                .filter(option -> option.value().role() == PropertyRole.MEASURE)
                .findFirst();
    }
}
