package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Quantities;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the column that says how much, where a noun for rows stands for it: "the most stock", "the value of the orders". */
final class Amounts {

    /** Words before a noun in which a comparative is its own: "longer than the average". */
    private static final int LIKENED = 3;

    private static final double SAID = 0.85;
    /** Nouns for rows that say nothing but how much: "the highest rating", where the highest mountain may be so by any figure. */
    private static final Set<String> FIGURES =
            Set.of("rating", "score", "mark", "grade", "vote", "bid", "measurement", "reading");

    /** Adjectives that say how much: "the cheapest product" is one of the products, and no stock of them. */
    private static final String MUCH = "high|low|large|big|great|small";

    private static final String WORTH = "what one of its rows comes to";

    private final List<Evidence> evidence;

    private Amounts(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        Amounts amounts = new Amounts(evidence);
        amounts.evidence.replaceAll(Amounts::kept);
        amounts.measuredBy();
        amounts.ofMass();
        amounts.valueOf();
        amounts.ofTotals();
        amounts.ofWorth();
        amounts.inStock();
        return List.copyOf(amounts.evidence);
    }

    /** A column that holds a figure goes before what could compute it: a line's total before its quantity times its price. */
    private static Evidence kept(Evidence word) {
        List<Mention> computed = word.mentions().stream()
                .filter(Mention.DerivedMention.class::isInstance)
                .filter(derived -> word.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property().role() == PropertyRole.MEASURE
                                && column.property().entity() == derived.entityOf()))
                .toList();
        return computed.isEmpty()
                ? word
                : new Evidence(
                        word.tokens(),
                        word.operation(),
                        word.mentions().stream()
                                .filter(mention -> !computed.contains(mention))
                                .toList(),
                        word.number(),
                        word.period(),
                        word.adjective(),
                        word.superlative());
    }

    /** "sales by country" where some department is called Sales: before a group stands what is measured, and no value. */
    private void measuredBy() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            List<Mention> measures =
                    word.mentions().stream().filter(Amounts::measures).toList();
            boolean plain = word.operation() == null
                    && !word.quoted()
                    && word.words().equals(word.words().toLowerCase(Locale.ROOT))
                    && evidence.get(at + 1).is(Operation.GROUP, Operation.BY);
            if (plain && !measures.isEmpty()) {
                evidence.set(
                        at,
                        word.meaningOneOf(word.mentions().stream()
                                .filter(mention -> !(mention instanceof Mention.ValueMention))
                                .toList()));
            }
        }
    }

    /** Whether a noun says how much there is of something: "stock", and no rows as "orders" are. */
    static boolean ofQuantity(Evidence noun) {
        boolean mass = noun.operation() == null
                && !noun.mentions().isEmpty()
                && noun.words().equalsIgnoreCase(noun.lemma());
        return mass
                && (noun.mentions().getFirst() instanceof Mention.PropertyMention column
                                && column.property().ofQuantity()
                        || rows(noun).flatMap(Entity::quantity).isPresent());
    }

    /** "products in stock": a condition on them, and not their column. */
    private void inStock() {
        for (int at = 0; at < evidence.size(); at++) {
            Evidence named = evidence.get(at);
            Optional<Evidence> next = evidence.stream()
                    .skip(at + 1L)
                    .filter(e -> !e.is(Operation.NOISE))
                    .findFirst();
            int in = named.tokens().size() - 2;
            boolean there = named.operation() == null
                    && in >= 0
                    && named.tokens().get(in).lower().equals("in")
                    && !named.mentions().isEmpty()
                    && Quantities.endsBefore(next);
            Optional<Property> quantity = there
                    ? Optional.of(named.mentions().getFirst())
                            .filter(Mention.PropertyMention.class::isInstance)
                            .map(mention -> ((Mention.PropertyMention) mention).property())
                            .filter(Property::ofQuantity)
                    : Optional.empty();
            boolean rows = quantity.isPresent()
                    && in == 1
                    && quantity.get()
                            .entity()
                            .words()
                            .getLast()
                            .equals(named.tokens().getFirst().lemma());
            if (quantity.isPresent() && (rows || in == 0 && at > 0)) {
                evidence.remove(at);
                evidence.add(at, span(named.tokens().subList(in + 1, in + 2), null, named.mentions()));
                evidence.add(at, span(named.tokens().subList(in, in + 1), Operation.RELATIVE, List.of()));
                if (rows) {
                    Mention table = new Mention.EntityMention(quantity.get().entity(), 1, "");
                    evidence.add(at, span(named.tokens().subList(0, 1), null, List.of(table)));
                }
            }
        }
    }

    private static Evidence span(List<Token> tokens, Operation operation, List<Mention> mentions) {
        return Evidence.operation(tokens, operation, mentions);
    }

    private static boolean measures(Mention mention) {
        return mention instanceof Mention.DerivedMention
                || mention instanceof Mention.PropertyMention column
                        && column.property().role() == PropertyRole.MEASURE;
    }

    /** "the most stock", "total stock": of the pieces, not of the rows that say how many. */
    private void ofMass() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence noun = evidence.get(at);
            Optional<Property> quantity = noun.words().equalsIgnoreCase(noun.lemma())
                    ? rows(noun).flatMap(Entity::quantity)
                    : Optional.empty();
            boolean measured = before(at)
                    .filter(e -> Functions.isFunction(e) && !e.is(Operation.COUNT)
                            || e.is(Operation.MOST, Operation.LEAST)
                            || e.superlative() && e.adjective().matches(MUCH))
                    .isPresent();
            if (measured && quantity.isPresent() && !likened(at)) {
                evidence.set(at, column(noun, quantity.get(), "how much of it there is"));
            }
        }
    }

    /** "longer than the average tune": by how long they are, and not by what they come to. */
    private boolean likened(int noun) {
        return evidence.subList(Math.max(0, noun - LIKENED), noun).stream()
                .anyMatch(word -> word.adjective() != null && !word.superlative());
    }

    /** "the average salary", "the highest bill", where these are rows: what they come to; "the average rating": the one figure that is kept of each. */
    private void ofWorth() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence noun = evidence.get(at);
            boolean one = noun.words().equalsIgnoreCase(noun.lemma());
            boolean measured = before(at)
                    .filter(e -> e.is(Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM)
                            || e.is(Operation.SUM) && one
                            || e.superlative() && e.adjective().matches("high|low"))
                    .isPresent();
            boolean names = at + 1 < evidence.size() && named(evidence.get(at + 1));
            if (measured && !names && !likened(at)) {
                Optional<Property> worth = rows(noun).flatMap(Entity::worth);
                boolean ofFigure = before(at).filter(Evidence::superlative).isEmpty() || FIGURES.contains(noun.lemma());
                Optional<Property> figure = one
                                && ofFigure
                                && noun.all(Mention.PropertyMention.class).isEmpty()
                        ? worth.or(() -> rows(noun).flatMap(Amounts::onlyFigure))
                        : worth;
                if (figure.isPresent()) {
                    evidence.set(at, named(noun, figure.get()));
                }
            }
        }
    }

    /** "The product with the highest revenue", where many lines have some: revenue is what all of them come to. */
    private void ofTotals() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence noun = evidence.get(at);
            boolean total = noun.operation() == null
                    && noun.lemma().matches("revenue|turnover|sale|spending|income")
                    && !noun.mentions().isEmpty()
                    && measures(noun.mentions().getFirst())
                    && before(at)
                            .filter(e -> e.superlative() && e.adjective().matches("high|low|large|small|great"))
                            .isPresent();
            List<Entity> named = evidence.subList(0, at).stream()
                    .flatMap(word -> rows(word).stream())
                    .toList();
            if (total
                    && !named.isEmpty()
                    && noun.mentions().stream().noneMatch(measure -> named.contains(measure.entityOf()))) {
                evidence.add(at, noun.withOperation(Operation.SUM));
                return;
            }
        }
    }

    private static Optional<Property> onlyFigure(Entity rows) {
        List<Property> figures = rows.with(PropertyRole.MEASURE);
        return figures.size() == 1 ? Optional.of(figures.getFirst()) : Optional.empty();
    }

    /** "the average order value": the noun goes with the one behind it. */
    private static boolean named(Evidence next) {
        return next.operation() == null && next.number() == null && next.period() == null;
    }

    /** What rows come to that a verb speaks of: "earns", where salaries are kept. */
    static Optional<Evidence> earned(Evidence verb) {
        return rows(verb).flatMap(Entity::worth).map(worth -> named(verb, worth));
    }

    /** "the value of pending orders": what they come to together. */
    private void valueOf() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence value = evidence.get(at);
            boolean of = value.is(Operation.NOISE) && value.words().matches("(?i)values? of");
            Optional<Property> worth = of ? nounBehind(at).flatMap(Entity::worth) : Optional.empty();
            if (worth.isEmpty()) {
                continue;
            }
            boolean computed = before(at).filter(Functions::isFunction).isPresent();
            evidence.set(at, column(value, worth.get(), WORTH));
            evidence.add(at + 1, value.withOperation(Operation.OF));
            if (!computed) {
                evidence.add(at, value.withOperation(Operation.SUM));
            }
            at += 2;
        }
    }

    /** The rows spoken of behind, values before their name apart: "value of [the pending] orders". */
    private Optional<Entity> nounBehind(int at) {
        return evidence.stream()
                .skip(at + 1L)
                .dropWhile(e -> e.is(Operation.NOISE, Operation.ALL, Operation.POSSESSIVE)
                        || e.operation() == null
                                && !e.mentions().isEmpty()
                                && e.mentions().getFirst() instanceof Mention.ValueMention)
                .findFirst()
                .flatMap(Amounts::rows);
    }

    private Optional<Evidence> before(int at) {
        return evidence.subList(0, at).reversed().stream()
                .filter(e -> !e.is(Operation.NOISE))
                .findFirst();
    }

    private static Optional<Entity> rows(Evidence noun) {
        return noun.operation() == null && !noun.mentions().isEmpty() && Nouns.entityFirst(noun)
                ? noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity)
                : Optional.empty();
    }

    /** The noun is the very name of the rows. */
    private static Evidence named(Evidence noun, Property worth) {
        Mention mention = new Mention.PropertyMention(worth, 1, WORTH);
        return Evidence.mentions(noun.tokens(), List.of(mention));
    }

    private static Evidence column(Evidence noun, Property property, String reason) {
        Mention mention = new Mention.PropertyMention(property, SAID, reason);
        return Evidence.mentions(noun.tokens(), List.of(mention));
    }
}
