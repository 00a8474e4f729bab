package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads limits and superlatives: "top 5", "the oldest", "with the most orders", "most common", "most expensive first". */
final class Ranks {

    private static final Set<String> SMALL = Set.of(
            "low", "small", "short", "cheap", "early", "young", "light", "slow", "bad", "poor", "close", "few",
            "little", "near", "thin", "narrow");

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;
    private Evidence top;
    private Direction topDirection = Direction.DESCENDING;
    private Integer numbered;

    Ranks(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    boolean wantsMeasure() {
        return top != null && reading.scope.order.isEmpty();
    }

    /** Whether a word of rank or a number begins an item. */
    boolean leads(Evidence evidence) {
        return evidence.superlative()
                || evidence.is(
                        Operation.MOST,
                        Operation.LEAST,
                        Operation.TOP,
                        Operation.BOTTOM,
                        Operation.FIRST,
                        Operation.MOST_COMMON,
                        Operation.LEAST_COMMON)
                || evidence.number() != null && evidence.operation() == null && numbersItem();
    }

    private boolean numbersItem() {
        return cursor.next(1)
                .filter(e -> e.superlative()
                        || e.is(Operation.MOST, Operation.LEAST, Operation.MOST_COMMON, Operation.LEAST_COMMON)
                        || e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
    }

    /**
     * Reads a word of rank before what it ranks; true when that was read too and is an item, false when it still
     * follows.
     */
    boolean leading(List<Evidence> functions) {
        Evidence word = cursor.take();
        if (word.number() != null && word.operation() == null) {
            limit(word);
            return false;
        }
        if (word.is(Operation.TOP, Operation.BOTTOM, Operation.FIRST)) {
            top(word);
            return false;
        }
        if (word.is(Operation.MOST_COMMON, Operation.LEAST_COMMON)) {
            return common(word, true);
        }
        Evidence adjective = word;
        boolean descending = true;
        if (word.is(Operation.MOST, Operation.LEAST) && !word.superlative()) {
            descending = word.is(Operation.MOST);
            Optional<Evidence> next = cursor.next().filter(e -> e.adjective() != null);
            if (next.isEmpty()) {
                return mostItem(word, functions);
            }
            cursor.skip();
            adjective = cursor.take();
        }
        return superlativeItem(adjective, descending, functions);
    }

    private boolean superlativeItem(Evidence adjective, boolean most, List<Evidence> functions) {
        if (secondSuperlative(adjective, functions)) {
            return false;
        }
        Optional<Evidence> next = cursor.next();
        if (next.filter(Measures::isFunction).isPresent()) {
            rankComputed(greatest(adjective) == most, true);
            return true;
        }
        Optional<Evidence> column = next.filter(e -> e.operation() == null)
                .filter(e -> e.first(Mention.PropertyMention.class)
                        .filter(m -> Measures.sortable(m.property()) && m.quality() >= 0.7)
                        .isPresent())
                .filter(e -> !(e.mentions().getFirst() instanceof Mention.EntityMention));
        if (column.isPresent()) {
            boolean rows = cursor.next(1)
                    .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Relations.entityFirst(e))
                    .isPresent();
            if (!rows && numbered == null && top == null) {
                functions.add(
                        adjective.withOperation(greatest(adjective) == most ? Operation.MAXIMUM : Operation.MINIMUM));
                return false;
            }
            cursor.skip();
            Evidence named = cursor.take();
            Mention mention = reading.choose(named, named.all(Mention.PropertyMention.class), m -> 0);
            Property property = ((Mention.PropertyMention) mention).property();
            Place place = reading.scope.place(property.entity());
            grammar.items.focus(place);
            order(place.column(property), greatest(adjective) == most);
            if (!rows) {
                grammar.items.show(place.column(property), property.column().name());
            }
            return !rows;
        }
        Entity subject = nounAhead().or(reading::subject).orElseThrow(() -> new NotUnderstood(adjective));
        Place place = reading.scope.place(subject);
        grammar.items.focus(place);
        Option<Property> measured = measuredNear(subject, adjective);
        order(reading.scope.column(measured.value()), measured.score() > 0 == most);
        return false;
    }

    /** The column by which a noun is "the longest": its own, else that of a table each of its rows belongs to. */
    private Option<Property> measuredNear(Entity entity, Evidence adjective) {
        Optional<Option<Property>> defined = reading.defined(adjective);
        if (defined.isPresent()) {
            return defined.get();
        }
        Optional<Option<Property>> found = reading.measured(entity, adjective.adjective());
        if (found.isEmpty()) {
            found = reading.knowledge.ontology().entities().stream()
                    .filter(other ->
                            other != entity && reading.distances(entity).getOrDefault(other, 9.0) == 1)
                    .filter(other -> reading.knowledge.graph().shortestPaths(entity, other).stream()
                            .anyMatch(JoinPath::toOne))
                    .flatMap(other -> reading.measured(other, adjective.adjective()).stream())
                    .filter(option -> option.value().role() == PropertyRole.MEASURE)
                    .findFirst();
        }
        Option<Property> measured = found.orElseThrow(() -> new NotUnderstood(adjective));
        reading.notes.mention(adjective, new Mention.PropertyMention(measured.value(), 0.9, "by what it measures"));
        return measured;
    }

    /** "the lowest and highest price": the first of two functions over one column. */
    private boolean secondSuperlative(Evidence adjective, List<Evidence> functions) {
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.AND, Operation.COMMA))
                .isPresent()) {
            ahead++;
        }
        boolean second = ahead > 0
                && cursor.next(ahead)
                        .filter(e -> e.superlative() || Measures.isFunction(e))
                        .isPresent();
        if (second) {
            functions.add(adjective.withOperation(greatest(adjective) ? Operation.MAXIMUM : Operation.MINIMUM));
            cursor.skip(Operation.AND, Operation.COMMA);
        }
        return second;
    }

    private Optional<Entity> nounAhead() {
        for (int i = 0; i < 4; i++) {
            Optional<Evidence> next = cursor.next(i);
            if (next.isEmpty() || next.get().operation() != null) {
                return Optional.empty();
            }
            Optional<Entity> entity = next.filter(e -> !e.mentions().isEmpty() && Relations.entityFirst(e))
                    .flatMap(e -> e.first(Mention.EntityMention.class))
                    .map(Mention.EntityMention::entity);
            if (entity.isPresent()) {
                return entity;
            }
        }
        return Optional.empty();
    }

    /** "the most orders": a number to show, the greatest of its groups. */
    private boolean mostItem(Evidence word, List<Evidence> functions) {
        Evidence next = cursor.next()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .orElseThrow(() -> new NotUnderstood(word));
        Optional<Mention.PropertyMention> column = next.first(Mention.PropertyMention.class)
                .filter(m -> m.property().role() == PropertyRole.MEASURE
                        && m.quality() >= next.mentions().getFirst().quality());
        if (column.isPresent()) {
            functions.add(word.withOperation(word.is(Operation.MOST) ? Operation.MAXIMUM : Operation.MINIMUM));
            return false;
        }
        throw new NotUnderstood(word);
    }

    private void top(Evidence word) {
        reading.notes.operation(word);
        top = word;
        topDirection = word.is(Operation.BOTTOM) ? Direction.ASCENDING : Direction.DESCENDING;
        numbered = 1;
        if (cursor.next().filter(e -> e.number() != null).isPresent()) {
            cursor.skip();
            limit(cursor.take());
        } else if (word.is(Operation.FIRST) && halfAName()) {
            throw new NotUnderstood(word);
        }
        reading.scope.limit = numbered;
        ranked();
    }

    /** "with the top 3 prices": ranked by the column named right there. */
    private void ranked() {
        Optional<Evidence> named = cursor.next().filter(grammar.items::isColumn);
        boolean column = named.flatMap(e -> e.first(Mention.PropertyMention.class))
                .filter(m -> m.property().role() == PropertyRole.MEASURE && m.quality() >= 0.88)
                .isPresent();
        boolean condition = !reading.scope.shown.isEmpty() && reading.scope.order.isEmpty();
        boolean compared = cursor.next(1)
                .filter(e -> e.number() != null
                        || e.is(Operation.GREATER, Operation.LESS)
                        || e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
        if (!column || !condition || compared) {
            return;
        }
        cursor.skip();
        Evidence measure = cursor.take();
        Mention mention = reading.choose(measure, measure.all(Mention.PropertyMention.class), m -> 0);
        Property property = ((Mention.PropertyMention) mention).property();
        rankBy(() -> reading.scope.column(property), topDirection == Direction.DESCENDING);
    }

    /** "the names of the 3 shops <em>that have the most orders</em>": so many rows of what is asked about. */
    boolean limits(Evidence number) {
        boolean the = cursor.justBefore(number.tokens().getFirst().index())
                .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("(.* )?the|of|for"))
                .isPresent();
        Optional<Evidence> noun =
                cursor.next().filter(e -> e.operation() == null && !e.mentions().isEmpty());
        boolean ranked = cursor.rest().stream()
                .anyMatch(e -> e.superlative()
                        || e.is(Operation.MOST, Operation.LEAST, Operation.MOST_COMMON, Operation.LEAST_COMMON));
        return the && ranked && reading.scope.order.isEmpty() && noun.isPresent();
    }

    /** "first names" where there are only names, "first authors" without saying how many. */
    private boolean halfAName() {
        return cursor.more()
                && cursor.peek().operation() == null
                && (cursor.peek().words().matches("(?i)names?")
                        || Relations.entityFirst(cursor.peek())
                                && cursor.peek().words().endsWith("s")
                                && !cursor.peek()
                                        .words()
                                        .equalsIgnoreCase(cursor.peek().lemma()));
    }

    void limit(Evidence number) {
        int rows = number.number().intValue();
        if (rows < 1) {
            throw new NotUnderstood(number);
        }
        numbered = rows;
        reading.scope.limit = rows;
    }

    /** What "top" is measured by; shown, as the rank could not be understood without it. */
    void measure(Evidence by) {
        Expression named = grammar.orders.key().orElseThrow(() -> new NotUnderstood(by));
        Expression key = total(named).orElse(named);
        reading.scope.order.add(new Scope.Sort(key, topDirection));
        if (key.aggregates()) {
            grammar.items.show(key, grammar.measures.nameOf(key));
        }
        top = null;
    }

    /** "top 5 products by amount", where a product has many amounts: they are added up. */
    private Optional<Expression> total(Expression key) {
        Scope scope = reading.scope;
        if (scope.focus == null
                || key.aggregates()
                || !key.family().isNumeric()
                || key.aliases().size() != 1) {
            return Optional.empty();
        }
        Place place = scope.places.withAlias(key.aliases().iterator().next());
        return place.entity().properties().stream()
                .filter(property -> place.column(property).equals(key) && reading.many(scope.focus, property.entity()))
                .findFirst()
                .map(property -> new Aggregate(Aggregate.Function.SUM, key, false));
    }

    /** A word of rank among the conditions. */
    void condition() {
        Evidence word = cursor.take();
        if (word.is(Operation.FIRST) && !word.superlative()) {
            if (!reading.scope.order.isEmpty()
                    && cursor.next().filter(e -> e.number() != null).isEmpty()) {
                if (numbered == null) {
                    reading.scope.limit = null;
                }
                return;
            }
            top(word);
            return;
        }
        if (word.is(Operation.TOP, Operation.BOTTOM)) {
            top(word);
            return;
        }
        if (word.is(Operation.MOST_COMMON, Operation.LEAST_COMMON)) {
            common(word, false);
            return;
        }
        if (word.superlative() || !word.is(Operation.MOST, Operation.LEAST)) {
            superlative(word, true);
            return;
        }
        Optional<Evidence> adjective = cursor.next().filter(e -> e.adjective() != null);
        if (adjective.isPresent()) {
            cursor.skip();
            superlative(cursor.take(), word.is(Operation.MOST));
            return;
        }
        most(word);
    }

    private void superlative(Evidence adjective, boolean most) {
        Optional<Evidence> next = cursor.next();
        if (range(adjective, most)) {
            return;
        }
        if (next.filter(e -> e.is(Operation.FIRST)).isPresent()) {
            cursor.takeIf(Operation.FIRST);
            if (turnsOrder(adjective)) {
                Scope.Sort last = reading.scope.order.removeLast();
                reading.scope.order.add(new Scope.Sort(last.expression(), direction(greatest(adjective) == most)));
                return;
            }
            Option<Property> measured = reading.measured(adjective);
            Expression column = reading.scope.column(measured.value());
            reading.scope.order.removeIf(sort -> sort.expression().equals(column));
            reading.scope.order.add(
                    new Scope.Sort(column, measured.score() > 0 == most ? Direction.DESCENDING : Direction.ASCENDING));
            return;
        }
        if (next.filter(Measures::isFunction).isPresent()) {
            rankComputed(greatest(adjective) == most, false);
            return;
        }
        if (next.filter(Relations::entityFirst).isPresent()
                && cursor.next(1).filter(e -> e.is(Operation.FIRST)).isPresent()) {
            sortRows(adjective, most);
            return;
        }
        Optional<Evidence> named =
                next.filter(e -> e.operation() == null && !e.mentions().isEmpty());
        Optional<Evidence> column = named.filter(e -> e.first(Mention.PropertyMention.class)
                        .filter(m -> Measures.sortable(m.property()) && m.quality() >= 0.7)
                        .isPresent())
                .filter(e -> !(e.mentions().getFirst() instanceof Mention.EntityMention));
        if (column.isEmpty() && named.filter(e -> rankedAsNumber(adjective, e)).isPresent()) {
            cursor.skip();
            Evidence text = cursor.take();
            Mention mention = reading.choose(text, text.all(Mention.PropertyMention.class), m -> 0);
            Property property = ((Mention.PropertyMention) mention).property();
            rankBy(
                    having(property),
                    () -> property.column().family() == TypeFamily.TEXT
                            ? new NumberOf(reading.scope.column(property))
                            : reading.scope.column(property),
                    greatest(adjective) == most);
            return;
        }
        if (column.isPresent()) {
            cursor.skip();
            cursor.take();
            Mention mention = reading.choose(
                    column.get(),
                    column.get().all(Mention.PropertyMention.class).stream()
                            .filter(m -> Measures.sortable(m.property()))
                            .toList(),
                    m -> 0);
            Property property = ((Mention.PropertyMention) mention).property();
            if (cursor.takeIf(Operation.FIRST).isPresent()) {
                reading.scope.order.add(
                        new Scope.Sort(reading.scope.column(property), direction(greatest(adjective) == most)));
                return;
            }
            rankBy(having(property), () -> reading.scope.column(property), greatest(adjective) == most);
            return;
        }
        if (named.filter(Relations::entityFirst).isPresent() || nounAhead().isPresent()) {
            nounOf(adjective, most);
            return;
        }
        if (reading.scope.pending.column != null
                && reading.measured(reading.scope.subjects().getFirst().entity(), adjective.adjective())
                        .isEmpty()
                && reading.scope.pending.property != null
                && Measures.sortable(reading.scope.pending.property)) {
            Property property = reading.scope.pending.property;
            rankBy(having(property), () -> reading.scope.column(property), greatest(adjective) == most);
            return;
        }
        Option<Property> measured = reading.measured(adjective);
        rankBy(having(measured.value()), () -> reading.scope.column(measured.value()), measured.score() > 0 == most);
    }

    /** "youngest member first": all of them, the youngest before the others. */
    private void sortRows(Evidence adjective, boolean most) {
        cursor.skip();
        Evidence noun = cursor.take();
        cursor.takeIf(Operation.FIRST);
        Place place = reading.place(reading.choose(noun, noun.all(Mention.EntityMention.class), m -> 0));
        Option<Property> measured = measuredNear(place.entity(), adjective);
        reading.scope.order.add(
                new Scope.Sort(reading.scope.column(measured.value()), direction(measured.score() > 0 == most)));
    }

    /** "by price, highest first": says how to sort by what was named, where no other column is high. */
    private boolean turnsOrder(Evidence adjective) {
        return !reading.scope.order.isEmpty()
                && reading.scope.subjects().stream()
                        .allMatch(place -> reading.measured(place.entity(), adjective.adjective())
                                .isEmpty());
    }

    /** Of the tables named, the latest whose rows have one value of the column. */
    private Place having(Property property) {
        List<Place> subjects = reading.scope.subjects();
        return subjects.stream()
                .filter(place -> place.entity() == property.entity())
                .findFirst()
                .or(() -> subjects.stream()
                        .filter(place -> !reading.many(place, property.entity()))
                        .findFirst())
                .orElseGet(() -> subjects.isEmpty() ? null : subjects.getFirst());
    }

    /** "the highest speed", where speeds are kept as text. */
    private static boolean rankedAsNumber(Evidence adjective, Evidence named) {
        boolean plain = adjective.adjective() != null && Set.of("high", "low").contains(adjective.adjective());
        return named.mentions().getFirst() instanceof Mention.PropertyMention(var property, var quality, var reason)
                && quality >= 0.9
                && property.role() == PropertyRole.ATTRIBUTE
                && property.column().family() == TypeFamily.TEXT
                && (plain || property.textualNumber() || property.textualTime());
    }

    /** "from the youngest to the oldest": a direction to sort in. */
    private boolean range(Evidence adjective, boolean most) {
        boolean to = cursor.next()
                        .filter(e -> e.is(Operation.IN)
                                && e.words().toLowerCase(Locale.ROOT).startsWith("to"))
                        .isPresent()
                && cursor.next(1)
                        .filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST))
                        .isPresent();
        if (!to) {
            return false;
        }
        Scope scope = reading.scope;
        if (scope.order.isEmpty()) {
            Option<Property> measured = reading.measured(adjective);
            scope.order.add(new Scope.Sort(scope.column(measured.value()), direction(measured.score() > 0 == most)));
        } else {
            boolean greatest =
                    reading.scope.order.getLast().expression().family().isTemporal()
                            ? reading.lexicon.measures(adjective.adjective()).stream()
                                            .filter(measure ->
                                                    measure.measures().equals("date"))
                                            .anyMatch(Lexicon.Adjective::increasing)
                                    == most
                            : greatest(adjective) == most;
            Scope.Sort last = scope.order.removeLast();
            scope.order.add(new Scope.Sort(last.expression(), direction(greatest)));
        }
        cursor.takeIf(Operation.IN);
        cursor.skip();
        Evidence end = cursor.take();
        if (end.is(Operation.MOST, Operation.LEAST)
                && cursor.next().filter(e -> e.adjective() != null).isPresent()) {
            cursor.skip();
            cursor.take();
        }
        return true;
    }

    private static Direction direction(boolean descending) {
        return descending ? Direction.DESCENDING : Direction.ASCENDING;
    }

    /** "of the oldest French member": a noun with a rank of its own. */
    private void nounOf(Evidence adjective, boolean most) {
        Scope scope = reading.scope;
        Entity entity = nounAhead().orElseThrow(() -> new NotUnderstood(adjective));
        Option<Property> measured = measuredNear(entity, adjective);
        boolean descending = measured.score() > 0 == most;
        boolean focus = scope.focus == null || scope.focus.entity() == entity;
        if (focus && !scope.probed && !scope.shown.stream().anyMatch(Scope::computed)) {
            Place place = scope.place(entity);
            grammar.items.focus(place);
            order(reading.scope.column(measured.value()), descending);
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
        scope.named(place);
        if (place != scope.focus && !scope.required.contains(place)) {
            scope.required.add(place);
        }
        memberOf(place, () -> reading.scope.column(measured.value()), descending, true);
    }

    /** "its most expensive book". */
    private boolean behindTheir(Evidence word) {
        return cursor.justBefore(word.tokens().getFirst().index())
                .filter(e -> e.is(Operation.POSSESSIVE))
                .isPresent();
    }

    /** "with the highest average price": a rank by something computed. */
    private void rankComputed(boolean descending, boolean item) {
        Expression key = grammar.orders.key().orElseThrow(() -> new NotUnderstood(cursor.last()));
        if (item) {
            grammar.items.show(key, grammar.measures.nameOf(key));
            if (reading.scope.focus == null) {
                grammar.items.focus(
                        reading.scope.places.withAlias(key.aliases().iterator().next()));
            }
        }
        order(key, descending);
    }

    /** "the most orders", "the fewest pages": by the number of rows, or by a column. */
    private void most(Evidence word) {
        boolean descending = word.is(Operation.MOST);
        cursor.takeIf(Operation.OF);
        Optional<Evidence> next = cursor.next();
        reading.notes.operation(word);
        boolean alone = next.isEmpty()
                || next.get()
                        .is(
                                Operation.STOP,
                                Operation.COMMA,
                                Operation.TIMES,
                                Operation.IN,
                                Operation.AND,
                                Operation.VERB)
                || next.get().unknown()
                || next.get().operation() == null && next.get().mentions().isEmpty();
        if (alone) {
            cursor.takeIf(Operation.TIMES);
            commonest(descending, word);
            return;
        }
        if (next.filter(Measures::isFunction).isPresent()) {
            rankComputed(descending, false);
            return;
        }
        Evidence noun = grammar.relations.nounAhead().orElse(next.get());
        while (cursor.peek() != noun) {
            Evidence before = cursor.take();
            if (before.operation() == null
                    && before.first(Mention.ValueMention.class).isPresent()) {
                Mention value = reading.choose(before, before.all(Mention.ValueMention.class), m -> 0);
                grammar.values.value(before, (Mention.ValueMention) value);
            }
        }
        cursor.take();
        List<Mention> mentions = noun.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention))
                .toList();
        Mention mention = reading.choose(noun, mentions, m -> switch (m) {
            case Mention.PropertyMention p when p.property().role() == PropertyRole.MEASURE -> 0.05;
            case Mention.PropertyMention ignored -> -0.05;
            default -> 0.02;
        });
        switch (mention) {
            case Mention.PropertyMention named -> {
                Property property = named.property();
                boolean many = reading.scope.focus != null
                        && reading.many(reading.scope.subjects().getFirst(), property.entity());
                if (ofEachRow(property)) {
                    Expression column = reading.scope.column(property);
                    order(column.family() == TypeFamily.TEXT ? new NumberOf(column) : column, descending);
                } else if (property.role() == PropertyRole.MEASURE || property.role() == PropertyRole.TIME) {
                    rankBy(
                            () -> many
                                    ? grammar.measures.over(
                                            word.withOperation(Operation.SUM),
                                            property,
                                            reading.scope.column(property),
                                            false)
                                    : reading.scope.column(property),
                            descending);
                } else {
                    rankBy(
                            () -> grammar.measures.over(
                                    word.withOperation(Operation.COUNT),
                                    property,
                                    reading.scope.column(property),
                                    true),
                            descending);
                }
            }
            case Mention.DerivedMention derived -> rankBy(() -> grammar.measures.sum(derived), descending);
            case Mention.EntityMention entity -> rankByCount(entity, descending);
            case Mention.RoleMention role -> rankByCount(role, descending);
            case Mention.ValueMention ignored -> throw new NotUnderstood(noun);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(noun);
        }
    }

    /** "the player with the most days held", where days are a text: each row has but one, which must be a number. */
    private boolean ofEachRow(Property property) {
        Scope scope = reading.scope;
        boolean rows = scope.focus != null
                && scope.focus.entity() == property.entity()
                && scope.subjects().getFirst() == scope.focus
                && !scope.computed()
                && !scope.probed;
        return rows
                && property.role() == PropertyRole.ATTRIBUTE
                && property.column().family() == TypeFamily.TEXT
                && (scope.dimensions().isEmpty() || named(scope));
    }

    private void rankByCount(Mention mention, boolean descending) {
        Scope scope = reading.scope;
        if (grammar.relations.ownOfDimensions(mention)) {
            scope.byValue = true;
            order(grammar.measures.count(scope.focus), descending);
            return;
        }
        if (scope.focus == null) {
            throw new NotUnderstood(cursor.before().orElse(cursor.last()));
        }
        rankBy(
                havingMany(mention.entityOf()),
                () -> {
                    Place place = reading.place(mention);
                    Expression count = grammar.measures.count(place);
                    reading.scope.named(place);
                    reading.scope.keepsEmptyGroups |= !descending;
                    return count;
                },
                descending);
    }

    /** Of the tables named, the latest whose rows can have several of those that are counted. */
    private Place havingMany(Entity counted) {
        List<Place> subjects = reading.scope.subjects();
        return subjects.stream()
                .filter(place -> place.entity() != counted)
                .filter(place -> reading.knowledge.graph().shortestPaths(place.entity(), counted).stream()
                        .anyMatch(path -> !path.toOne()))
                .findFirst()
                .orElseGet(subjects::getFirst);
    }

    /** "the most common city", "which type is used most": the value that the greatest number of rows has. */
    private boolean common(Evidence word, boolean item) {
        boolean descending = word.is(Operation.MOST_COMMON);
        Optional<Evidence> named =
                cursor.next().filter(e -> e.operation() == null && !e.mentions().isEmpty());
        reading.notes.operation(word);
        if (named.isEmpty()) {
            commonest(descending, word);
            return true;
        }
        cursor.skip();
        Evidence evidence = cursor.take();
        List<Mention> mentions = evidence.mentions().stream()
                .filter(m -> m instanceof Mention.PropertyMention || m instanceof Mention.EntityMention)
                .toList();
        Mention mention = reading.choose(evidence, mentions, m -> m instanceof Mention.PropertyMention ? 0.02 : 0);
        if (mention instanceof Mention.PropertyMention property) {
            Scope scope = reading.scope;
            Place place = scope.place(property.property().entity());
            Expression column = place.column(property.property());
            if (item) {
                grammar.items.focus(place);
                grammar.items.show(column, property.property().column().name());
                commonestValues(descending);
                return true;
            }
            boolean shown =
                    scope.dimensions().stream().anyMatch(v -> v.expression().equals(column));
            if (shown) {
                commonestValues(descending);
                return true;
            }
            commonValue(place, property.property(), descending);
            return true;
        }
        Place place = reading.place(mention);
        if (item) {
            grammar.items.focus(place);
            reading.scope.shown.add(new Scope.Item.Row(place, false));
        } else {
            reading.scope.named(place);
            if (place != reading.scope.focus && !reading.scope.required.contains(place)) {
                reading.scope.required.add(place);
            }
            if (place != reading.scope.focus
                    && reading.scope.focus != null
                    && manyOf(place.entity(), reading.scope.focus.entity())) {
                rankBy(
                        place,
                        () -> grammar.measures.count(child(reading.scope.place(place.entity()), word)),
                        descending);
                return true;
            }
        }
        commonest(descending, word);
        return true;
    }

    /** Whether rows of {@code entity} may have several of the other table. */
    private boolean manyOf(Entity entity, Entity other) {
        return reading.knowledge.graph().shortestPaths(entity, other).stream().anyMatch(path -> !path.toOne());
    }

    /** "documents with the most common type". */
    private void commonValue(Place place, Property property, boolean descending) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place other = inner.places.of(place.entity());
        inner.focusOn(other);
        inner.byValue = true;
        inner.shown.add(
                new Scope.Item.Value(other.column(property), property.column().name()));
        reading.scope = inner;
        try {
            order(grammar.measures.count(other), descending);
        } finally {
            reading.scope = outer;
        }
        Query query = new Composer(reading, inner)
                .compose()
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
        outer.pending.add(new Member(List.of(place.column(property)), query), false);
    }

    /** Ranks what is shown by the number of rows it has. */
    private void commonest(boolean descending, Evidence word) {
        Scope scope = reading.scope;
        if (scope.focus == null) {
            throw new NotUnderstood(word);
        }
        Place subject = scope.subjects().getFirst();
        boolean columns = !scope.dimensions().isEmpty();
        if (columns && (!named(scope) || childless(scope))) {
            commonestValues(descending);
            return;
        }
        Place counted = scope.required.stream()
                .filter(place -> place != subject)
                .findFirst()
                .orElseGet(() -> child(scope.focus, word));
        rankBy(
                havingMany(counted.entity()),
                () -> {
                    Place there = reading.scope.place(counted.entity());
                    return grammar.measures.count(there);
                },
                descending);
    }

    /** Ranks the values that are shown by the number of rows that have them. */
    private void commonestValues(boolean descending) {
        Scope scope = reading.scope;
        scope.byValue = true;
        for (Scope.Item.Value value : scope.dimensions()) {
            boolean own = value.expression().aliases().contains(scope.focus.alias());
            if (own
                    && Relations.propertyOf(scope.focus, value.expression())
                            .column()
                            .nullable()) {
                scope.filters.add(new Not(new Missing(value.expression()), false));
            }
        }
        order(grammar.measures.count(scope.focus), descending);
    }

    /** "used more than twice", "at least 3 times": by how many rows what is shown has. */
    void times(Operation operation, java.math.BigDecimal number, java.math.BigDecimal high, Evidence word) {
        Scope scope = reading.scope;
        if (scope.focus == null || scope.outer != null || scope.computed()) {
            throw new NotUnderstood(word);
        }
        Place subject = scope.subjects().getFirst();
        boolean columns = !scope.dimensions().isEmpty() && !named(scope);
        Place counted = scope.required.stream()
                .filter(place -> place != scope.focus)
                .findFirst()
                .orElseGet(() -> subject != scope.focus
                        ? subject
                        : columns || childless(scope) ? scope.focus : child(scope.focus, word));
        scope.byValue |= counted == scope.focus;
        Predicate having = Comparisons.predicate(grammar.measures.count(counted), operation, number, high);
        scope.having.add(scope.pending.negated() ? new Not(having, false) : having);
        scope.pending.settle();
    }

    /** Whether what is shown only names rows: then the rows are ranked. */
    private boolean named(Scope scope) {
        return scope.dimensions().stream()
                .anyMatch(value -> value.expression().aliases().contains(scope.focus.alias())
                        && unique(Relations.propertyOf(scope.focus, value.expression())));
    }

    static boolean unique(Property property) {
        return property.role() == PropertyRole.KEY
                || property.entity().label().contains(property) && property.role() == PropertyRole.NAME;
    }

    /** Whether no row belongs to those asked about: then only rows of one name can be counted. */
    private boolean childless(Scope scope) {
        return scope.required.isEmpty()
                && reading.knowledge.ontology().relations().stream()
                        .noneMatch(relation -> relation.to() == scope.focus.entity() && !relation.selfReference());
    }

    /** The one table whose rows belong to those of {@code place}, many to one; of several the one a verb names. */
    private Place child(Place place, Evidence word) {
        List<Entity> children = reading.knowledge.ontology().relations().stream()
                .filter(relation -> relation.to() == place.entity() && !relation.selfReference())
                .map(Relation::from)
                .distinct()
                .toList();
        List<Entity> said = children.size() == 1
                ? children
                : children.stream().filter(this::named).toList();
        if (said.size() != 1) {
            throw new NotUnderstood(word);
        }
        return reading.scope.places.of(said.getFirst());
    }

    /** Whether a word of the question is a form of a table's name: "ordered" of that of the orders. */
    private boolean named(Entity entity) {
        List<String> stems = entity.words().stream().map(Lemmas::stem).toList();
        return cursor.all().stream()
                .filter(e -> e.tokens().size() == 1
                        && e.first(Mention.ValueMention.class).isEmpty())
                .anyMatch(e -> stems.contains(Lemmas.stem(e.lemma())));
    }

    /** Ranks the rows of what was named last: of the whole answer, or, when that shows something else, as a condition. */
    void rank(Expression key, boolean descending) {
        order(key, descending);
    }

    private void rankBy(Supplier<Expression> key, boolean descending) {
        List<Place> subjects = reading.scope.subjects();
        rankBy(subjects.isEmpty() ? null : subjects.getFirst(), key, descending);
    }

    private void rankBy(Place subject, Supplier<Expression> key, boolean descending) {
        Scope scope = reading.scope;
        boolean flat = subject == null
                || !scope.probed
                        && (subject == scope.focus || keyOf(scope, key, subject))
                        && !(scope.groups.isEmpty()
                                && scope.computed()
                                && scope.shown.stream().allMatch(Scope::computed));
        if (flat) {
            order(key.get(), descending);
            return;
        }
        memberOf(subject, key, descending, false);
    }

    /** Whether the rank is by a column of the answer's own rows, though another table was named since. */
    private static boolean keyOf(Scope scope, Supplier<Expression> key, Place subject) {
        return scope.focus != null && subject.entity() == scope.focus.entity();
    }

    /** The rows of {@code place} are those that rank first. */
    private void memberOf(Place place, Supplier<Expression> key, boolean descending, boolean noun) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place other = inner.places.of(place.entity(), place.via());
        inner.focusOn(other);
        inner.named(other);
        List<Property> keys = place.entity().key().isEmpty()
                ? place.entity().label()
                : place.entity().key();
        keys.forEach(property -> inner.shown.add(
                new Scope.Item.Value(other.column(property), property.column().name())));
        Integer limit = numbered == null ? 1 : numbered;
        if (outer.order.isEmpty() && limit.equals(outer.limit)) {
            outer.limit = null;
        }
        reading.scope = inner;
        try {
            order(key.get(), descending);
            boolean ownGroups = place.entity().key().isEmpty()
                    && inner.order.stream().anyMatch(sort -> sort.expression().aggregates());
            if (ownGroups) {
                // Rows without a key cannot be told apart: their groups would be those of a name.
                throw new NotUnderstood(cursor.before().orElse(cursor.last()));
            }
            inner.limit = limit;
            if (noun) {
                skipNoun(place.entity());
            }
            grammar.modifiers.nested();
        } finally {
            reading.scope = outer;
        }
        Query query = new Composer(reading, inner)
                .compose()
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
        List<Expression> columns = keys.stream().<Expression>map(place::column).toList();
        if (numbered != null && outer.order.isEmpty()) {
            outer.limit = null;
        }
        outer.pending.add(new Member(columns, query), false);
    }

    private void skipNoun(Entity entity) {
        while (cursor.more()) {
            Evidence one = cursor.take();
            if (one.operation() == null
                    && one.first(Mention.ValueMention.class).isPresent()
                    && !Relations.entityFirst(one)) {
                Mention value = reading.choose(one, one.all(Mention.ValueMention.class), m -> 0);
                grammar.values.value(one, (Mention.ValueMention) value);
            }
            if (one.all(Mention.EntityMention.class).stream().anyMatch(m -> m.entity() == entity)) {
                return;
            }
        }
    }

    private void order(Expression key, boolean descending) {
        Scope scope = reading.scope;
        scope.order.removeIf(sort -> sort.expression().equals(key));
        scope.order.add(new Scope.Sort(key, descending ? Direction.DESCENDING : Direction.ASCENDING));
        if (scope.limit == null) {
            scope.limit = numbered == null ? 1 : numbered;
        }
        if (!key.aggregates() && !key.aliases().isEmpty() && scope.focus == null) {
            grammar.items.focus(scope.places.withAlias(key.aliases().iterator().next()));
        }
        top = null;
    }

    boolean greatest(Evidence word) {
        if (word.is(Operation.LEAST)) {
            return false;
        }
        String adjective = word.adjective() == null ? "" : word.adjective();
        return !SMALL.contains(adjective);
    }

    void finish() {
        if (top != null && reading.scope.order.isEmpty() && !top.is(Operation.FIRST)) {
            throw new NotUnderstood(top);
        }
    }
}
