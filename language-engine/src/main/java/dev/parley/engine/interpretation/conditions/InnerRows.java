package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Quantities;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is said of rows of another table, into a query inside: "<em>completed orders of 2024</em>", with some, none or both of them. */
public final class InnerRows {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    InnerRows(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** The noun that the values here stand before: "completed <em>orders</em>". */
    public Optional<Evidence> nounAhead() {
        int ahead = 0;
        while (ahead < 3 && cursor.next(ahead).filter(InnerRows::premodifier).isPresent()) {
            ahead++;
        }
        return ahead == 0
                ? Optional.empty()
                : cursor.next(ahead).filter(e -> e.operation() == null && Nouns.entityFirst(e));
    }

    public boolean countableNext() {
        return cursor.next()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .isPresent();
    }

    private static boolean premodifier(Evidence evidence) {
        return evidence.operation() == null
                && evidence.number() == null
                && !evidence.mentions().isEmpty()
                && evidence.mentions().getFirst() instanceof Mention.ValueMention;
    }

    /** That there are no rows of the table of a date of which holds what is said behind the verb for it. */
    void neverDone(Evidence verb, Property date) {
        nested(verb, new Mention.EntityMention(date.entity(), 1, ""), List.of(), Optional.of(date));
    }

    /** Some, none or both of the rows of a table, with what is said of them. */
    void nested(Evidence evidence, Mention mention, List<Read> premodifiers) {
        nested(evidence, mention, premodifiers, Optional.empty());
    }

    private void nested(Evidence evidence, Mention mention, List<Read> premodifiers, Optional<Property> date) {
        Scope outer = reading.scope;
        if (outer.subjects().isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        boolean negated = outer.pending.negated();
        Evidence negation = outer.pending.negation;
        boolean both = outer.pending.both;
        outer.pending.negation = null;
        Scope inner = open(evidence, mention, premodifiers);
        date.ifPresent(day -> inner.pending.about(day, inner.focus.column(day)));
        if (date.isEmpty() && mass(evidence) && (!negated || onlyDenies(negation))) {
            there(evidence, inner);
        }
        try {
            readers.phrases.nested();
        } finally {
            reading.scope = outer;
        }
        if (negated && onlyVerb(evidence, mention, inner)) {
            outer.pending.negation = negation;
            return;
        }
        Predicate predicate = both
                ? readers.existence.someOf(outer, inner, evidence)
                : readers.existence.exists(outer, inner, evidence);
        outer.pending.add(negated ? new Not(predicate, false) : predicate, false);
        outer.pending.both = both;
        if (!negated && reading.nextIs(Operation.AND, Operation.COMMA)) {
            outer.pending.with = true;
        }
    }

    /** "products in stock": where there is some of it, not where a row says how much. */
    boolean stocked(Evidence evidence, Mention mention) {
        boolean in = cursor.justBefore(evidence)
                .filter(e -> e.is(Operation.WITHOUT) || e.words().matches("(?i)(.* )?in|with|have|has|having|had"))
                .isPresent();
        return in
                && mass(evidence)
                && mention instanceof Mention.EntityMention rows
                && rows.entity() != reading.scope.focus.entity()
                && rows.entity().quantity().isPresent()
                && Quantities.endsBefore(cursor.next());
    }

    /** A noun for a mass ("stock"), and not for rows ("orders"). */
    private static boolean mass(Evidence evidence) {
        return evidence.words().equalsIgnoreCase(evidence.lemma());
    }

    private static boolean onlyDenies(Evidence negation) {
        return !negation.is(Operation.EXCEPT);
    }

    /** "out of stock": a row that says 0 is no stock. */
    private void there(Evidence evidence, Scope inner) {
        Entity entity = inner.focus.entity();
        entity.quantity().filter(quantity -> !evidence.quoted()).ifPresent(quantity -> {
            inner.filters.add(Filters.number(inner.focus.column(quantity), Operation.GREATER, BigDecimal.ZERO));
            reading.notes.assume(evidence.words(), "there where " + Notes.named(quantity) + " is more than 0");
        });
    }

    /** "do not play football": a verb that resembles a table, while what is denied comes behind it and is elsewhere. */
    private boolean onlyVerb(Evidence evidence, Mention mention, Scope inner) {
        return mention.quality() < Verbs.VERB
                && !mention.reason().isEmpty()
                && !evidence.words().endsWith("s")
                && inner.filters.isEmpty()
                && inner.required.isEmpty()
                && inner.having.isEmpty()
                && cursor.more()
                && cursor.peek().operation() == null
                && !cursor.peek().mentions().isEmpty();
    }

    /** A value read before the noun it belongs to. */
    record Read(Evidence evidence, Mention.ValueMention value) {}

    Scope open(Evidence noun, Mention mention, List<Read> premodifiers) {
        Scope inner = reading.scope.nested();
        inner.probed = true;
        Place place = mention instanceof Mention.RoleMention role
                ? inner.places.of(role.relation().to(), role.relation())
                : inner.places.of(mention.entityOf());
        inner.focusOn(place);
        inner.named(place);
        reading.scope = inner;
        for (Read read : premodifiers) {
            readers.values.value(read.evidence(), read.value());
        }
        readers.standing.named(noun, place);
        readers.rowNumbers.numbered(place);
        return inner;
    }

    List<Read> premodifiers(Evidence noun) {
        List<Read> read = new ArrayList<>();
        cursor.skip();
        while (cursor.peek() != noun) {
            Evidence one = cursor.take();
            if (one.operation() == null && one.first(Mention.ValueMention.class).isPresent()) {
                Mention mention = reading.choose(one, one.all(Mention.ValueMention.class), m -> 0);
                read.add(new Read(one, (Mention.ValueMention) mention));
            }
        }
        return read;
    }

    /** "no completed orders": a value, already taken, before its noun. */
    void premodified(Evidence evidence, Mention.ValueMention value) {
        List<Read> read = new ArrayList<>(List.of(new Read(evidence, value)));
        Evidence noun = nounAhead().orElseGet(() -> cursor.next().orElseThrow());
        read.addAll(premodifiers(noun));
        cursor.take();
        List<Mention> mentions = noun.mentions().stream()
                .filter(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention)
                .toList();
        Mention mention = reading.choose(noun, mentions, m -> 0);
        nested(noun, mention, read);
    }
}
