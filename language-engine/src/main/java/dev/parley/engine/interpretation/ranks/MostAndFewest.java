package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads ranks by an amount: "with the most orders", "that has the fewest pages", "who spent the most on books". */
public final class MostAndFewest {

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    MostAndFewest(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Reads on behind a "most" or "fewest" that belongs to no adjective. */
    void read(Evidence word) {
        boolean descending = word.is(Operation.MOST);
        cursor.takeIf(Operation.OF);
        Optional<Evidence> next = cursor.next();
        reading.notes.operation(word);
        if (next.isEmpty() || endsPhrase(next.get())) {
            cursor.takeIf(Operation.TIMES);
            readers.frequencies.commonest(descending, word);
            return;
        }
        if (Functions.isFunction(next.get())) {
            readers.ranks.rank(readers.ranks.takeComputed(), descending);
            return;
        }
        Evidence noun = takeNoun(next.get());
        List<Mention> mentions = noun.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention))
                .toList();
        Mention mention = reading.choose(noun, mentions, m -> switch (m) {
            case Mention.PropertyMention p when p.property().role() == PropertyRole.MEASURE -> 0.05;
            case Mention.PropertyMention ignored -> -0.05;
            default -> 0.02;
        });
        switch (mention) {
            case Mention.PropertyMention named when saysYes(noun, named.property()) -> throw new NotUnderstood(noun);
            case Mention.PropertyMention named -> byColumn(named.property(), word, isPlural(noun));
            case Mention.DerivedMention derived ->
                readers.ranks.rankBy(() -> readers.measures.sum(derived), descending);
            case Mention.EntityMention entity -> byRows(entity, word);
            case Mention.RoleMention role -> byRows(role, word);
            case Mention.ValueMention ignored -> throw new NotUnderstood(noun);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(noun);
        }
    }

    /**
     * "the song <em>played</em> the most", "which ship departed most often": the verb names a column, whose figures are
     * added up, or which says but when it was done, so that the times are counted.
     */
    public boolean behind(Evidence word, Property column) {
        Scope scope = reading.scope;
        boolean asked = scope.focus != null && !scope.subjects().isEmpty();
        if (asked && column.role() == PropertyRole.TIME) {
            timesDone(word, column);
            return true;
        }
        if (asked && isDoneAlone(column)) {
            throw new NotUnderstood(word);
        }
        boolean total = asked
                && column.role() == PropertyRole.MEASURE
                && many(scope.subjects().getFirst(), column);
        if (total) {
            byColumn(column, word, false);
        }
        return total;
    }

    /** A number that is called by a deed alone ("published"): the year of it, or how often. */
    private static boolean isDoneAlone(Property column) {
        return column.role() == PropertyRole.MEASURE
                && column.words().size() == 1
                && column.column().name().toLowerCase(Locale.ROOT).matches("[a-z]+ed|born|built|made|sold|won|lost");
    }

    private boolean many(Place place, Property column) {
        return reading.many(place, column.entity());
    }

    private void timesDone(Evidence word, Property date) {
        Scope scope = reading.scope;
        Place done = scope.place(date.entity());
        boolean values = !scope.dimensions().isEmpty() && !Frequencies.namesRows(scope);
        if (done == scope.focus && !values || done != scope.focus && !many(scope.focus, date)) {
            throw new NotUnderstood(word);
        }
        if (date.column().nullable()) {
            scope.filters.add(new Not(new Missing(done.column(date)), false));
        }
        if (done != scope.focus) {
            scope.required.add(done);
            scope.byVerb.add(done);
        }
        if (values) {
            scope.byValue = true;
            readers.ranks.rank(readers.measures.count(done), word.is(Operation.MOST));
        } else {
            readers.frequencies.commonest(word.is(Operation.MOST), word);
        }
    }

    private static boolean isPlural(Evidence noun) {
        return noun.tokens().stream()
                .anyMatch(token -> token.lower().endsWith("s") && !token.lower().equals(token.lemma()));
    }

    /** "the most certified members": a yes or a no is nothing that there could be most of. */
    private static boolean saysYes(Evidence noun, Property property) {
        return noun.all(Mention.ValueMention.class).stream().anyMatch(value -> value.property() == property);
    }

    /** "which is used <em>most</em>, ...": nothing follows that there could be most of. */
    private static boolean endsPhrase(Evidence next) {
        return next.unknown()
                || next.operation() == null && next.mentions().isEmpty()
                || next.is(
                        Operation.STOP, Operation.COMMA, Operation.TIMES, Operation.IN, Operation.AND, Operation.VERB);
    }

    /** Takes what there is most of; values before it ("the most <em>French</em> books") are conditions. */
    private Evidence takeNoun(Evidence next) {
        Evidence noun = readers.conditions.innerRows.nounAhead().orElse(next);
        while (cursor.peek() != noun) {
            Evidence before = cursor.take();
            if (before.operation() == null
                    && before.first(Mention.ValueMention.class).isPresent()) {
                Mention value = reading.choose(before, before.all(Mention.ValueMention.class), m -> 0);
                readers.conditions.values.value(before, (Mention.ValueMention) value);
            }
        }
        return cursor.take();
    }

    /**
     * "the most pages": a total where a row has many numbers; of a column without numbers its values are counted.
     *
     * @param several whether it was named in the plural, as numbers of something are
     */
    private void byColumn(Property property, Evidence word, boolean several) {
        boolean descending = word.is(Operation.MOST);
        if (ofEachRow(property) && (property.textualNumber() || several)) {
            readers.ranks.rank(new NumberOf(reading.scope.column(property)), descending);
            return;
        }
        if (property.role() != PropertyRole.MEASURE && property.role() != PropertyRole.TIME) {
            readers.ranks.rankBy(() -> over(Operation.COUNT, word, property), descending);
            return;
        }
        Scope scope = reading.scope;
        boolean many = scope.focus != null && many(scope.subjects().getFirst(), property);
        if (scope.focus == null) {
            scope.most.add(scope.column(property));
        }
        readers.ranks.rankBy(
                () -> many ? over(Operation.SUM, word, property) : reading.scope.column(property), descending);
    }

    private Expression over(Operation function, Evidence word, Property property) {
        return readers.measures.over(
                word.withOperation(function), property, reading.scope.column(property), function == Operation.COUNT);
    }

    /** "the player with the most days held", where days are a text: each row has but one, which must be a number. */
    private boolean ofEachRow(Property property) {
        Scope scope = reading.scope;
        boolean rows = readers.ranks.orders(property.entity())
                && scope.subjects().getFirst() == scope.focus
                && !scope.computed();
        return rows
                && property.role() == PropertyRole.ATTRIBUTE
                && property.column().family() == TypeFamily.TEXT
                && (scope.dimensions().isEmpty() || Frequencies.namesRows(scope));
    }

    /**
     * "the most orders": by the column that says how many there are, by the figure that those rows hold, else by the number of rows of the other table, none
     * among them when the fewest are asked for.
     */
    private void byRows(Mention mention, Evidence word) {
        Scope scope = reading.scope;
        boolean descending = word.is(Operation.MOST);
        if (readers.conditions.dimensions.ownOfDimensions(mention)) {
            scope.byValue = true;
            readers.ranks.rank(readers.measures.count(scope.focus), descending);
            return;
        }
        if (scope.focus == null) {
            throw new NotUnderstood(cursor.before().orElse(cursor.last()));
        }
        Optional<Property> figure =
                mention.entityOf().figure().filter(ignored -> mention.entityOf() != scope.focus.entity());
        if (figure.isPresent()) {
            byColumn(figure.get(), word, true);
            return;
        }
        Optional<Property> kept = scope.focus.entity().numberOf(mention.entityOf());
        if (kept.isPresent()) {
            readers.ranks.rankBy(() -> scope.column(kept.get()), descending);
            return;
        }
        Place ranked = readers.ranks.havingMany(mention.entityOf());
        scope.oneByOne |= ranked == scope.focus
                && scope.outer == null
                && reading.mentions(ranked.entity())
                && !readers.conditions.countedRows.onlySaysWhose(ranked.entity());
        readers.ranks.rankBy(ranked, () -> countOf(mention, !descending), descending);
    }

    private Expression countOf(Mention mention, boolean fewest) {
        Place place = reading.roles.place(mention);
        Expression count = readers.measures.count(place);
        reading.scope.named(place);
        reading.scope.keepsEmptyGroups |= fewest;
        return count;
    }
}
