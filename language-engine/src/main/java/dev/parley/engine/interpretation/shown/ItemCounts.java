package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads numbers of rows that are to be shown: "how many authors and publishers", "the average number of orders per
 * customer", "... and how many"; also what stands for them, "the total amount of payments", "how much are the books".
 */
final class ItemCounts {

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ItemCounts(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    void read(Evidence evidence, Place place, List<Evidence> functions) {
        Evidence function = functions.getFirst();
        boolean averageCount = functions.size() == 2
                && function.is(Operation.AVERAGE)
                && functions.getLast().is(Operation.COUNT);
        if (averageCount) {
            averageCount(evidence, place);
            return;
        }
        Optional<Property> price = price(function, place);
        if (price.isPresent()) {
            readers.itemColumns.read(evidence, price.get(), place, List.of());
            return;
        }
        Optional<Property> amount = functions.size() == 1
                ? amount(function, place).or(() -> sumOf(function, place)).or(() -> place.entity()
                        .figure())
                : Optional.empty();
        if (amount.isPresent()) {
            boolean plain = isTotalOfOne(evidence, function, amount.get());
            readers.itemColumns.read(evidence, amount.get(), place, plain ? List.of() : functions);
            return;
        }
        if (functions.size() > 1 || !function.is(Operation.COUNT, Operation.SUM) || ofMoney(function)) {
            throw new NotUnderstood(functions.getLast());
        }
        if (function.words().equalsIgnoreCase("how much")) { // "how much do clients owe": not how many they are
            throw new NotUnderstood(cursor.rest().stream()
                    .filter(e -> e.is(Operation.VERB))
                    .findFirst()
                    .orElse(function));
        }
        reading.scope.turnTo(place);
        show(place);
    }

    void show(Place place) {
        readers.furtherCounts.first();
        reading.scope.show(readers.measures.count(place), Measures.countName(place));
    }

    /** "how many authors and publishers": both are counted; "and the publishers" would be shown. */
    boolean countsOn(Evidence rows) {
        Scope scope = reading.scope;
        return !scope.shown.isEmpty()
                && countsRows(scope.shown.getLast())
                && cursor.justBefore(rows.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.AND) && !e.words().contains(" "))
                        .isPresent();
    }

    /** "and how many": of what, was said before. False where no function waits for something to compute. */
    boolean ofWhatWasSaid(List<Evidence> functions) {
        if (functions.isEmpty()) {
            return false;
        }
        requireKnown(functions.getLast());
        if (computedAlready(functions)) {
            return true;
        }
        boolean count = functions.size() == 1 && functions.getFirst().is(Operation.COUNT);
        if (!count || reading.scope.focus == null) {
            throw new NotUnderstood(functions.getLast());
        }
        if (countedAlready()) {
            return true;
        }
        Place place = reading.scope.subjects().getFirst();
        if (isShown(readers.measures.count(place)) || oneByOne(place)) {
            throw new NotUnderstood(functions.getFirst());
        }
        show(place);
        return true;
    }

    /** "the total fee of each member? Show the name and the total.": the one that was asked for. */
    private boolean computedAlready(List<Evidence> functions) {
        Scope scope = reading.scope;
        Evidence function = functions.getLast();
        List<Scope.Item> computed = functions.size() == 1 && !function.is(Operation.COUNT) && !scope.groups.isEmpty()
                ? scope.shown.stream()
                        .filter(item -> item instanceof Scope.Item.Value(Aggregate aggregate, var ignored)
                                && aggregate.function() == Measures.function(function.operation()))
                        .toList()
                : List.of();
        if (computed.size() == 1) {
            scope.shown.add(computed.getFirst());
        }
        return computed.size() == 1;
    }

    /** "how many orders", where nothing is called so: no number of anything else. */
    private void requireKnown(Evidence function) {
        int behind = function.tokens().getLast().index() + 1;
        cursor.all().stream()
                .filter(e -> e.tokens().getFirst().index() == behind)
                .filter(e -> e.is(Operation.VERB) && e.words().endsWith("s"))
                .findFirst()
                .ifPresent(noun -> {
                    throw new NotUnderstood(noun);
                });
    }

    /** "list members and how many there are": of rows that are shown one by one each would be counted by itself. */
    private boolean oneByOne(Place place) {
        Stream<Property> own = Stream.concat(
                place.entity().key().stream(),
                place.entity().label().stream().filter(part -> part.role() == PropertyRole.NAME));
        List<Expression> columns = own.<Expression>map(place::column).toList();
        return reading.scope.shown.stream().anyMatch(item -> switch (item) {
            case Scope.Item.Row row -> row.place().equals(place);
            case Scope.Item.Value value -> columns.contains(value.expression());
        });
    }

    /** "the shop with the most orders, and how many": the number that was ranked by. */
    private boolean countedAlready() {
        Scope scope = reading.scope;
        Optional<Expression> ranked = scope.order.stream()
                .map(Scope.Sort::expression)
                .filter(scope.rowCounts::containsKey)
                .findFirst();
        ranked.filter(number -> !isShown(number))
                .ifPresent(number -> reading.scope.show(number, readers.measures.nameOf(number)));
        return ranked.isPresent() || scope.shown.stream().anyMatch(this::countsRows);
    }

    /** "How many loans does each member have? List the number and the name.": what was counted already. */
    boolean saidBefore(Evidence evidence) {
        Scope scope = reading.scope;
        boolean column = evidence.mentions().stream()
                .anyMatch(m -> m.quality() >= 0.9
                        && scope.subjects().stream().anyMatch(place -> place.entity() == m.entityOf()));
        if (column || !evidence.lemma().matches("number|count|total")) {
            return false;
        }
        List<String> what = evidence.tokens().stream()
                .limit(evidence.tokens().size() - 1)
                .map(Token::lemma)
                .toList();
        Optional<Scope.Item> counted = scope.shown.stream()
                .filter(item -> item instanceof Scope.Item.Value value
                        && countsRows(item)
                        && scope.rowCounts
                                .get(value.expression())
                                .entity()
                                .words()
                                .containsAll(what))
                .findFirst();
        counted.ifPresent(scope.shown::add);
        return counted.isPresent();
    }

    private boolean isShown(Expression expression) {
        return reading.scope.shown.stream()
                .anyMatch(item -> item instanceof Scope.Item.Value value
                        && value.expression().equals(expression));
    }

    private boolean countsRows(Scope.Item item) {
        return item instanceof Scope.Item.Value value && reading.scope.rowCounts.containsKey(value.expression());
    }

    /** "how much are the books": their price. */
    private Optional<Property> price(Evidence function, Place place) {
        if (!function.words().equalsIgnoreCase("how much")) {
            return Optional.empty();
        }
        spent(place).ifPresent(verb -> {
            throw new NotUnderstood(verb);
        });
        return reading.adjectives.measured(place.entity(), "expensive").map(Option::value);
    }

    /** "how much did Ann pay": a verb that speaks of rows of another table, and of no price of hers. */
    private Optional<Evidence> spent(Place place) {
        return cursor.rest().stream()
                .filter(e -> e.operation() == null && !e.words().endsWith("s"))
                .filter(e -> e.first(Mention.EntityMention.class)
                        .filter(form -> form.entity() != place.entity()
                                && form.quality() < Verbs.VERB
                                && !form.reason().isEmpty())
                        .isPresent())
                .findFirst();
    }

    /** "the total of all payments": what they come to; "total payments" are counted. */
    private Optional<Property> sumOf(Evidence function, Place place) {
        boolean of = function.words().toLowerCase(Locale.ROOT).endsWith(" of")
                || cursor.all().stream()
                        .dropWhile(e -> e != function)
                        .skip(1)
                        .limit(1)
                        .anyMatch(e -> e.is(Operation.OF));
        return function.is(Operation.SUM) && of ? place.entity().worth() : Optional.empty();
    }

    /** "how much money": what rows come to, and never how many there are. */
    private static boolean ofMoney(Evidence function) {
        return function.is(Operation.SUM)
                && function.words().toLowerCase(Locale.ROOT).endsWith("money");
    }

    /** "the total amount of payments": the sum of what is the amount of each. */
    private static Optional<Property> amount(Evidence function, Place place) {
        boolean total = function.is(Operation.SUM)
                && (ofMoney(function)
                        || function.words().toLowerCase(Locale.ROOT).contains("amount"));
        return total
                ? place.entity().with(PropertyRole.MEASURE).stream()
                        .filter(property -> property.words().contains("amount"))
                        .findFirst()
                        .or(() -> place.entity().worth())
                : Optional.empty();
    }

    /** "the total of order 12" where each has a column called so: that of the one row, and no sum. */
    private boolean isTotalOfOne(Evidence rows, Evidence function, Property total) {
        return function.is(Operation.SUM)
                && total.words().equals(List.of("total"))
                && rows.words().equalsIgnoreCase(rows.lemma())
                && readers.conditions.values.valueFollows();
    }

    /** "the average number of orders per customer": the orders there are, divided by the customers that have any. */
    private void averageCount(Evidence evidence, Place place) {
        Evidence each = cursor.rest().stream()
                .dropWhile(e -> !e.is(Operation.GROUP, Operation.BY, Operation.OF, Operation.IN))
                .skip(1)
                .filter(e -> e.first(Mention.EntityMention.class).isPresent())
                .findFirst()
                .orElseThrow(() -> new NotUnderstood(evidence));
        while (cursor.peek() != each) {
            cursor.take();
        }
        cursor.take();
        Mention mention = reading.choose(each, each.all(Mention.EntityMention.class), m -> 0);
        Place owner = reading.roles.place(mention);
        Place counted = ofEach(evidence, place, owner).orElseThrow(() -> new NotUnderstood(each));
        reading.scope.turnTo(counted);
        reading.scope.required.add(owner);
        Expression ratio =
                new Arithmetic(Arithmetic.Operator.DIVIDED_BY, new CountRows(), readers.measures.count(owner));
        reading.scope.show(ratio, "average_" + Measures.countName(place));
    }

    /**
     * The rows of which each belongs to one owner: "items per order" are its parts, "students per course" are those of the
     * table that ties them; empty where who meets whom is not kept once each.
     */
    private Optional<Place> ofEach(Evidence evidence, Place place, Place owner) {
        Ontology ontology = reading.knowledge.ontology();
        Optional<Entity> parts = ontology.entities().stream()
                .filter(part -> part != place.entity() && part.isPartOf(owner.entity()))
                .filter(part -> part.words().getLast().equals(evidence.lemma()))
                .findFirst();
        if (parts.isPresent() || !reading.many(place, owner.entity())) {
            return Optional.of(parts.map(reading.scope.places::of).orElse(place));
        }
        return ontology.entities().stream()
                .filter(link -> tiesOnce(link, place.entity(), owner.entity()))
                .findFirst()
                .map(reading.scope.places::of);
    }

    /** Whether no two rows of a link tie the same two rows. */
    private boolean tiesOnce(Entity link, Entity one, Entity other) {
        Set<String> ends = new HashSet<>();
        for (Entity end : List.of(one, other)) {
            List<String> columns = reading.knowledge.ontology().relations().stream()
                    .filter(relation -> relation.from() == link && relation.to() == end)
                    .findFirst()
                    .map(relation -> relation.key().columns())
                    .orElse(List.of());
            if (columns.isEmpty()) {
                return false;
            }
            ends.addAll(columns);
        }
        return link.isUnique(ends);
    }
}
