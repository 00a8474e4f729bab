package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Missing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Belonging;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.List;

/** Reads what rows have to do with rows of other tables: with some, with none, with so many, with both of two kinds. */
public final class Relations {

    /** "works in", after which a table may be called. */
    private static final String VERB_AND_PREPOSITION = "(?i)[a-z]+ (in|on|at|by|to|for|with|of)";

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Relations(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** A table named among the conditions. */
    public void entity(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        pending.forget();
        if (scope.focus == null && pending.negated()) {
            throw new NotUnderstood(pending.negation);
        }
        boolean had =
                mention instanceof Mention.RoleMention role && pending.with && reading.roles.tiesAlike(role.relation());
        if (scope.focus == null && had) {
            reading.scope.turnTo(scope.places.of(mention.entityOf()));
        }
        if (scope.focus == null) {
            Place place = reading.roles.place(mention);
            reading.scope.turnTo(place);
            readers.rowNumbers.numbered(place);
            pending.settle();
            return;
        }
        if (pending.negated() && saysOnlyHow(mention)) {
            return;
        }
        if (pending.negated()
                && mention instanceof Mention.RoleMention role
                && role.relation().from() == scope.focus.entity()) {
            absentRole(evidence, role);
            return;
        }
        if (!pending.negated() && saysNothing(evidence, mention)) {
            reading.notes.skip(evidence);
            return;
        }
        boolean own = readers.dimensions.ownOfDimensions(mention);
        if (readers.namedEnds.read(evidence, mention)) {
            return;
        }
        if (pending.both && !pending.negated() && readers.bothKinds.severalValues()) {
            return;
        }
        if (pending.both && !pending.negated() && readers.bothKinds.shared(evidence, mention.entityOf())) {
            return;
        }
        boolean apart = pending.both || own && pending.with && (again(mention.entityOf()) || pending.listed);
        if (pending.negated()
                && mention.entityOf() == scope.focus.entity()
                && readers.rowNumbers.numberNext(scope.focus)) {
            readers.rowNumbers.numbered(scope.focus);
            return;
        }
        boolean only = !mention.reason().isEmpty() && !evidence.words().endsWith("s");
        if (pending.negated() && only && numberOfRowsNext()) {
            return;
        }
        boolean ofFocus = saidOfFocus(evidence, mention);
        if (pending.negated() || apart || ofFocus) {
            readers.existence.owner = ofFocus ? scope.focus : null;
            try {
                readers.innerRows.nested(evidence, mention, List.of());
            } finally {
                readers.existence.owner = null;
            }
            return;
        }
        if (pending.alternative) {
            alternative(evidence, mention);
            return;
        }
        Place place = whose(evidence, mention);
        if (readers.innerRows.stocked(evidence, mention)) {
            readers.innerRows.nested(evidence, mention, List.of());
            return;
        }
        boolean known = scope.subjects().contains(place);
        scope.named(place);
        readers.standing.named(evidence, place);
        if (!known) {
            scope.required.add(place);
            boolean form = mention.quality() < Verbs.VERB
                    && !mention.reason().isEmpty()
                    && !evidence.words().endsWith("s")
                    && !behindArticle(evidence);
            boolean past = evidence.words().endsWith("ed") && !evidence.words().equalsIgnoreCase(evidence.lemma());
            if (form || past || evidence.words().matches(VERB_AND_PREPOSITION)) {
                scope.byVerb.add(place);
            }
        }
        readers.rowNumbers.numbered(place);
        pending.settle();
    }

    /** "play a sport": a noun, and no verb that but says how. */
    private boolean behindArticle(Evidence named) {
        return cursor.justBefore(named)
                .filter(e -> e.words().matches("(?i)an?|the|any|some|no"))
                .isPresent();
    }

    /** "staff who have not handled any claims": the verb says by which key claims are theirs, and what they have none of comes next. */
    private boolean saysOnlyHow(Mention verb) {
        return verb instanceof Mention.RoleMention role
                && reading.scope.subjects().stream()
                        .anyMatch(place -> place.entity() == role.relation().to())
                && cursor.next(cursor.ahead(0, e -> e.is(Operation.ANY, Operation.ALL) || describes(e))
                                .size())
                        .filter(e -> e.operation() == null && Nouns.entityFirst(e))
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .filter(rows -> rows.entity() == role.relation().from())
                        .isPresent();
    }

    /** "any <em>washable</em> costume": what stands before a noun. */
    private static boolean describes(Evidence evidence) {
        return evidence.operation() == null
                && evidence.number() == null
                && !evidence.mentions().isEmpty()
                && !Nouns.entityFirst(evidence);
    }

    /** "the highest premium paid for a home policy", "how many matches were played": the verb is a form of the name of a table far away, and means none of its rows. */
    private boolean saysNothing(Evidence verb, Mention mention) {
        return mention instanceof Mention.EntityMention table
                && table.quality() < Verbs.VERB
                && !table.reason().isEmpty()
                && !verb.words().endsWith("s")
                && reading.lexicon.verb(verb.lemma()).isPresent()
                && cursor.justBefore(verb)
                        .filter(e -> Columns.isColumn(e) && !Nouns.entityFirst(e)
                                || table.entity().words().getLast().matches(".*(er|or)")
                                        && e.words().matches("(?i)(.* )?(is|are|was|were|been)")
                                        && !reading.nextIs(Operation.BY))
                        .isPresent()
                && reading.scope.subjects().stream()
                        .allMatch(place -> reading.distances(place.entity()).getOrDefault(table.entity(), 99.0) >= 2);
    }

    /** A table named; "supervisors <em>of doctors</em>" and "is a parent <em>of</em>" speak of the other end of the role. */
    private Place whose(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        Place place = reading.roles.place(mention);
        Belonging.note(reading, place);
        if (mention instanceof Mention.RoleMention role
                && place.entity() == scope.focus.entity()
                && isRoleOf(evidence)
                && !reading.lexicon.isMutual(evidence.lemma())
                && reading.roles.tiesAlike(role.relation())) {
            Relation other = reading.roles.counterpart(role.relation()).orElseThrow(() -> new NotUnderstood(evidence));
            return scope.places.of(place.entity(), other);
        }
        return mention instanceof Mention.EntityMention && place.equals(scope.focus) && belongs()
                ? reading.roles.otherEnd(place).orElse(place)
                : place;
    }

    /** Whether what was read last stands behind "of". */
    boolean belongs() {
        return cursor.before().filter(e -> e.is(Operation.OF)).isPresent();
    }

    /** "is a parent of": what is asked about has the role. */
    private boolean isRoleOf(Evidence role) {
        int at = role.tokens().getFirst().index();
        boolean be = cursor.justBefore(at)
                .filter(e -> e.words().matches("(?i)a|an|the"))
                .flatMap(e -> cursor.justBefore(e.tokens().getFirst().index()))
                .or(() -> cursor.justBefore(at))
                .filter(e -> e.words().matches("(?i)((who|that|which) )?(is|are|was|were)( a| an| the)?"))
                .isPresent();
        return be && cursor.next().filter(e -> e.is(Operation.OF, Operation.IN)).isPresent();
    }

    /** Whether the table occurs once more further on. */
    private boolean again(Entity entity) {
        return cursor.rest().stream().filter(e -> e.operation() == null).anyMatch(e -> e.first(
                        Mention.EntityMention.class)
                .filter(m -> m.entity() == entity && m.quality() >= 0.9)
                .isPresent());
    }

    /** "have a loan or a deposit": each is asked for by itself. */
    private void alternative(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        if (!scope.required.isEmpty()
                && scope.filters.stream().noneMatch(f -> f.aliases()
                        .contains(scope.required.getLast().alias()))) {
            Place before = scope.required.removeLast();
            Scope inner = scope.nested();
            inner.focusOn(inner.places.of(before.entity(), before.via()));
            scope.filters.add(readers.existence.exists(scope, inner, evidence));
        }
        readers.innerRows.nested(evidence, mention, List.of());
    }

    private void absentRole(Evidence evidence, Mention.RoleMention role) {
        Entity owner = role.relation().from();
        Property reference = owner.property(role.relation().key().columns().getFirst())
                .orElseThrow(() -> new NotUnderstood(evidence));
        reading.scope.pending.negation = null;
        reading.scope.pending.add(new Missing(reading.scope.place(owner).column(reference)), false);
    }

    /** "did not visit two or more ports". */
    private boolean numberOfRowsNext() {
        int bound = cursor.countNext(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST);
        return cursor.next(bound)
                        .filter(e -> e.number() != null && e.period() == null)
                        .isPresent()
                && readers.numbers.countsRows(bound);
    }

    /** "buyers who viewed a flat <em>and made an offer</em>": with a verb of its own the offer is one of the buyer. */
    private boolean saidOfFocus(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        boolean link = mention instanceof Mention.EntityMention
                && scope.outer == null
                && scope.subjects().getFirst() != scope.focus
                && mention.entityOf() != scope.focus.entity()
                && scope.subjects().stream().noneMatch(place -> place.entity() == mention.entityOf())
                && reading.distances(scope.focus.entity()).getOrDefault(mention.entityOf(), 9.0) <= 1
                && reading.many(scope.focus, mention.entityOf());
        if (!link) {
            return false;
        }
        List<Evidence> before =
                cursor.all().stream().takeWhile(e -> e != evidence).toList().reversed();
        List<Evidence> between = before.stream()
                .takeWhile(e -> e.is(Operation.NOISE, Operation.VERB, Operation.NOT, Operation.ANY, Operation.WITH))
                .toList();
        boolean verb = Verbs.past(evidence)
                || between.stream()
                        .anyMatch(e -> !e.is(Operation.NOT, Operation.ANY, Operation.WITH)
                                && !e.words().matches("(?i)an?|the|some|one|is|are|was|were|be|been"));
        boolean own = verb
                && before.stream().skip(between.size()).limit(1).anyMatch(e -> e.is(Operation.AND, Operation.EXCEPT));
        boolean same = cursor.more() && cursor.peek().words().matches("(?i)it|them|him|her|the same( one)?");
        if (own && Verbs.past(evidence) && (same || reading.nextIs(Operation.NOT))) {
            // "but repaired no boat" denies the repair, which stands before; "and repaired it" is about the same one.
            throw new NotUnderstood(evidence);
        }
        return own;
    }
}
