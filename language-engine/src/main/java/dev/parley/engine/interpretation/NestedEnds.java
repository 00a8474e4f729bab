package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Belonging;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells where a query inside ends: at words that say something of what is outside. */
final class NestedEnds {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    NestedEnds(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** Whether what comes next says something about what is outside. */
    boolean endsNested(Evidence evidence) {
        if (evidence.is(
                Operation.STOP,
                Operation.ORDER,
                Operation.ASCENDING,
                Operation.DESCENDING,
                Operation.ALSO_SHOWN,
                Operation.GROUP,
                Operation.LIST,
                Operation.EXCEPT)) {
            return true;
        }
        if (evidence.words().equalsIgnoreCase("nor")) {
            return true;
        }
        if (evidence.is(Operation.AND, Operation.COMMA, Operation.OR)) {
            return grammar.shown.itemsAhead.closesBehindAnd() || !continuesNested();
        }
        if (evidence.operation() == null
                && evidence.number() == null
                && !evidence.mentions().isEmpty()) {
            return outside(evidence);
        }
        return false;
    }

    /** "orders with status A or B": a value of the column at hand, or a condition on a column of the same table. */
    private boolean continuesNested() {
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.AND, Operation.COMMA, Operation.OR, Operation.IN, Operation.OF))
                .isPresent()) {
            ahead++;
        }
        Optional<Evidence> next = cursor.next(ahead);
        if (next.isEmpty()) {
            return false;
        }
        Evidence one = next.get();
        Pending pending = reading.scope.pending;
        boolean bound = pending.column != null
                && (one.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST, Operation.BEFORE)
                        || one.is(Operation.AFTER)
                        || one.period() != null
                        || one.quoted());
        boolean sameColumn = pending.property != null
                && !(reading.scope.outer != null && reading.scope.outer.pending.both)
                && one.operation() == null
                && one.all(Mention.ValueMention.class).stream().anyMatch(v -> v.property() == pending.property);
        Entity focus = reading.scope.focus.entity();
        boolean sameTable = one.operation() == null
                && one.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == focus && m.quality() > 0.8)
                && outerSubjects().noneMatch(outer -> one.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == outer));
        return bound || sameColumn || sameTable;
    }

    private Stream<Entity> outerSubjects() {
        return reading.scope.outer == null
                ? Stream.empty()
                : reading.scope.outer.subjects().stream().map(Place::entity);
    }

    private boolean outside(Evidence evidence) {
        Scope scope = reading.scope;
        if (scope.outer == null || scope.focus == null || evidence.quoted() || Belonging.next(reading, evidence)) {
            return false;
        }
        if (isObject(evidence)) {
            return false;
        }
        Evidence said = nounNext(evidence).orElse(evidence);
        double inner =
                nearest(said, scope.subjects().stream().map(Place::entity).toList());
        double outer =
                nearest(said, scope.outer.subjects().stream().map(Place::entity).toList());
        return outer < inner;
    }

    /** "bought a boat and repaired <em>the boat</em>", "did not repair <em>the boat</em>": what the verb before was done to. */
    private boolean isObject(Evidence evidence) {
        List<Evidence> before = cursor.all().stream().takeWhile(e -> e != evidence).toList().reversed().stream()
                .dropWhile(e -> e.is(Operation.NOISE, Operation.ANY))
                .limit(2)
                .toList();
        if (before.size() < 2) {
            return false;
        }
        Evidence verb = before.getFirst();
        boolean denied = before.getLast().is(Operation.NOT) && verb.words().equalsIgnoreCase(verb.lemma());
        return verb.operation() == null
                && (denied || Verbs.past(verb))
                && Nouns.entityFirst(verb)
                && verb.first(Mention.EntityMention.class).orElseThrow().entity() == reading.scope.focus.entity();
    }

    /** "has not taken any French <em>courses</em>": a value is about the noun that it stands before. */
    private Optional<Evidence> nounNext(Evidence value) {
        return cursor.next(1)
                .filter(e -> value.mentions().getFirst() instanceof Mention.ValueMention)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .filter(e -> cursor.next().filter(value::equals).isPresent());
    }

    private double nearest(Evidence evidence, List<Entity> anchors) {
        return evidence.mentions().stream()
                .filter(m -> m.quality() >= evidence.mentions().getFirst().quality() - 0.1)
                .flatMap(m ->
                        anchors.stream().map(anchor -> reading.distances(anchor).getOrDefault(m.entityOf(), 99.0)))
                .min(Double::compare)
                .orElse(99.0);
    }
}
