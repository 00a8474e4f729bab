package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Knows when a measure named alone means its total: "revenue by brand" is added up for each brand. What makes no sense
 * as a sum, such as a price or a rating, is none.
 */
final class BareTotals {

    /** Beside these an amount is one of its row: "unit amount". */
    private static final Set<String> OF_ONE = Set.of(
            "unit",
            "per",
            "each",
            "average",
            "mean",
            "rate",
            "ratio",
            "percent",
            "percentage",
            "share",
            "price",
            "level");

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    BareTotals(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether a measure that was just read is the only thing asked for, and what it is computed for comes next. */
    boolean meant(Evidence evidence, Property property) {
        Scope scope = reading.scope;
        return property.role() == PropertyRole.MEASURE
                && property.column().family().isNumeric()
                && scope.outer == null
                && scope.shown.isEmpty()
                && !readers.items.distinct
                && (addsUp(evidence, property) || growsWithRows(evidence, property) && manyInEach(property))
                && groupFollows(property)
                && cursor.all().stream()
                        .takeWhile(e -> e != evidence)
                        .noneMatch(e -> e.is(Operation.ORDER, Operation.ASCENDING, Operation.DESCENDING));
    }

    /** "the number of orders and the revenue", "the total weight and cost of each cargo": what is counted up for all. */
    boolean besideAnother(Evidence evidence, Property property) {
        Scope scope = reading.scope;
        return property.role() == PropertyRole.MEASURE
                && property.column().family().isNumeric()
                && scope.outer == null
                && !scope.shown.isEmpty()
                && scope.shown.getLast() instanceof Scope.Item.Value(Aggregate before, var ignored)
                && (before.function() == Aggregate.Function.COUNT || before.function() == Aggregate.Function.SUM)
                && addsUp(evidence, property)
                && !groupsBy(property);
    }

    private boolean groupsBy(Property property) {
        List<Evidence> all = cursor.all();
        return IntStream.range(1, all.size())
                .filter(at -> all.get(at - 1).is(Operation.GROUP, Operation.BY))
                .mapToObj(all::get)
                .anyMatch(e -> e.all(Mention.PropertyMention.class).stream().anyMatch(m -> m.property() == property));
    }

    Expression of(Evidence evidence, Expression column) {
        reading.notes.assume(evidence.words(), "taken as the total");
        return new Aggregate(Aggregate.Function.SUM, column, false);
    }

    /** Whether more rows have more of it: tickets sold, and no price or height. */
    private boolean growsWithRows(Evidence evidence, Property property) {
        return Stream.concat(evidence.tokens().stream().map(Token::lemma), property.words().stream())
                .noneMatch(word -> OF_ONE.contains(word) || reading.lexicon.isIntensive(word));
    }

    /** "Tickets sold per pier": of each pier there are many, where its own length is one number. */
    private boolean manyInEach(Property measure) {
        return cursor.rest().stream()
                .dropWhile(e -> !e.is(Operation.BY, Operation.GROUP))
                .filter(e -> TimeUnits.unit(e).isPresent()
                        || e.operation() == null && !e.mentions().isEmpty())
                .findFirst()
                .filter(group -> TimeUnits.unit(group).isPresent() || manyIn(group, measure))
                .isPresent();
    }

    private boolean manyIn(Evidence group, Property measure) {
        Optional<Property> column = Nouns.entityFirst(group)
                ? Optional.empty()
                : group.first(Mention.PropertyMention.class).map(Mention.PropertyMention::property);
        Entity rows = measure.entity();
        Entity each = group.mentions().getFirst().entityOf();
        return each == rows
                ? column.filter(text -> (!rows.label().contains(text) || Doers.named(text))
                                && !rows.isUnique(Set.of(text.column().name())))
                        .isPresent()
                : reading.knowledge.graph().shortestPaths(rows, each).stream().anyMatch(JoinPath::toOne)
                        && reading.knowledge.graph().shortestPaths(each, rows).stream()
                                .noneMatch(JoinPath::toOne);
    }

    private boolean addsUp(Evidence evidence, Property property) {
        Stream<String> said = evidence.tokens().stream().map(token -> token.lemma());
        return Stream.concat(said, property.words().stream()).anyMatch(reading.lexicon::addsUp)
                && property.words().stream().noneMatch(OF_ONE::contains);
    }

    /** "by brand", "last year", "in 2024 for each month", and no "by Acme" or "by the brand Acme". */
    private boolean groupFollows(Property measure) {
        int period = cursor.ahead(0, e -> e.is(Operation.IN, Operation.OF) || e.period() != null)
                .size();
        boolean dated = period > 0
                && cursor.next(period - 1).filter(e -> e.period() != null).isPresent();
        int start = dated ? period : cursor.ahead(0, e -> isDeed(e, measure)).size();
        if (dated && cursor.next(start).filter(e -> !e.is(Operation.STOP)).isEmpty()) {
            return true;
        }
        if (cursor.next(start).filter(e -> e.is(Operation.BY, Operation.GROUP)).isEmpty()
                || readers.conditions.values.valueFollows(start + 1)) {
            return false;
        }
        int between = cursor.ahead(
                        start + 1, e -> e.is(Operation.GROUP, Operation.ALL, Operation.DISTINCT, Operation.POSSESSIVE))
                .size();
        boolean oneOfThem = cursor.next(start + 2 + between)
                .filter(e -> e.quoted()
                        || e.unknown()
                        || e.first(Mention.ValueMention.class).isPresent())
                .isPresent();
        return !oneOfThem
                && cursor.next(start + 1 + between)
                        .filter(e -> isGroup(e, measure))
                        .isPresent();
    }

    /** "Amount <em>donated</em> per donor": what is done with it anyway. */
    private static boolean isDeed(Evidence verb, Property measure) {
        return verb.is(Operation.VERB)
                || verb.operation() == null
                        && verb.words().endsWith("ed")
                        && !verb.mentions().isEmpty()
                        && verb.mentions().getFirst() instanceof Mention.EntityMention rows
                        && rows.entity() == measure.entity();
    }

    private static boolean isGroup(Evidence evidence, Property measure) {
        if (TimeUnits.unit(evidence).isPresent()) {
            return true;
        }
        List<Mention> mentions = evidence.operation() == null ? evidence.mentions() : List.of();
        Optional<Property> column =
                evidence.first(Mention.PropertyMention.class).map(Mention.PropertyMention::property);
        return !mentions.isEmpty()
                && (Nouns.entityFirst(evidence)
                        || Columns.isColumn(evidence)
                                && column.filter(p -> p.role() != PropertyRole.MEASURE && p != measure)
                                        .isPresent());
    }
}
