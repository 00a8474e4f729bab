package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.words.DatesSaid;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * "customers who bought a lamp", "lamps sold in 2024": what is bought and sold is kept as orders or sales, whatever else
 * ties a customer to a lamp. Names that table where a verb of trade stands and the question names none.
 */
final class Trade {

    /** What rows of trade are called, the likeliest first, by the verb. */
    private static final Map<String, List<String>> KEPT_AS = Map.of(
            "buy", List.of("purchase", "order", "sale", "invoice"),
            "purchase", List.of("purchase", "order", "sale", "invoice"),
            "order", List.of("order", "purchase"),
            "sell", List.of("sale", "order", "purchase", "invoice"));

    /** What a column of trade is called that says how many of a thing were sold. */
    private static final Set<List<String>> COUNTED = Set.of(
            List.of("quantity"),
            List.of("unit"),
            List.of("piece"),
            List.of("quantity", "sell"),
            List.of("unit", "sell"));

    private static final Set<String> BUYERS =
            Set.of("customer", "client", "buyer", "shopper", "purchaser", "member", "user", "person", "guest");

    private static final String DONE = "(?i)sold|ordered|bought|purchased";
    private static final String SELLING = "(?i)sold|sells?";

    /** Farther from what is bought, and from who buys, no table says so. */
    private static final double FARTHEST = 3;

    private static final double LIKELY = 0.9;

    private final List<Evidence> evidence;
    private final Knowledge knowledge;

    private Trade(List<Evidence> evidence, Knowledge knowledge) {
        this.evidence = new ArrayList<>(evidence);
        this.knowledge = knowledge;
    }

    static List<Evidence> named(List<Evidence> evidence, Knowledge knowledge) {
        return new Trade(evidence, knowledge).named();
    }

    private List<Evidence> named() {
        evidence.replaceAll(word -> isDone(word) ? word.withOperation(Operation.VERB) : word);
        units();
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = evidence.size() - 1; at > 0; at--) {
            int place = at;
            Evidence verb = evidence.get(at);
            if (soldMost(at)) {
                named.set(at, verb.withOperation(Operation.WITH));
                amount(verb).ifPresent(sold -> named.add(place + 2, verb.meaning(sold)));
                continue;
            }
            Optional<Entity> rows = says(at) ? rows(verb.tokens().getFirst().lemma()) : Optional.empty();
            if (rows.isPresent()) {
                List<Token> tokens = verb.tokens();
                Mention kept = new Mention.EntityMention(rows.get(), LIKELY, "where what is bought and sold is kept");
                named.set(at, verb.of(tokens.subList(0, 1)).meaning(kept));
                if (tokens.size() > 1) {
                    named.add(at + 1, verb.of(tokens.subList(1, tokens.size())).withOperation(Operation.IN));
                } else if (at + 1 < evidence.size() && evidence.get(at + 1).is(Operation.BY)) {
                    named.set(at + 1, evidence.get(at + 1).withOperation(Operation.IN));
                }
                buyers(rows.get())
                        .filter(ignored -> named.getFirst().is(Operation.WHO))
                        .ifPresent(people -> named.set(
                                0, named.getFirst().meaning(new Mention.EntityMention(people, LIKELY, "who buys"))));
            }
        }
        return named;
    }

    /** "units sold", "do we sell": what was done, and not what it came to, unless an amount is asked for. */
    private boolean isDone(Evidence word) {
        boolean verb = word.operation() == null
                && word.words().matches(SELLING)
                && !word.mentions().isEmpty()
                && word.mentions().stream().allMatch(Mention.DerivedMention.class::isInstance);
        return verb
                && evidence.stream()
                        .takeWhile(before -> before != word)
                        .filter(before -> before.operation() == null)
                        .anyMatch(before -> !before.mentions().isEmpty());
    }

    /** "how many units were sold", "the number of lamps sold": the pieces, and not the kinds of them. */
    private void units() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            int verb = at + 1;
            while (verb + 1 < evidence.size() && evidence.get(verb).is(Operation.NOISE)) {
                verb++;
            }
            Evidence noun = evidence.get(at);
            boolean pieces = noun.lemma().matches("unit|piece");
            boolean counted = at > 0 && evidence.get(at - 1).is(Operation.COUNT);
            if (pieces && counted && evidence.get(at + 1).is(Operation.OF)) {
                unitsOf(at);
                continue;
            }
            boolean sold = noun.operation() == null
                    && evidence.get(verb).words().matches(DONE)
                    && (pieces || counted && evidence.get(verb).words().equalsIgnoreCase("sold") && isBought(noun))
                    && (verb + 1 == evidence.size()
                            || evidence.get(verb + 1).is(Operation.STOP, Operation.IN, Operation.BY, Operation.GROUP));
            Optional<Mention> amount =
                    sold ? kept(evidence.get(verb).lemma()).findFirst().flatMap(this::amount) : Optional.empty();
            if (amount.isPresent()) {
                evidence.set(at, Evidence.mentions(noun.tokens(), List.of(amount.get())));
                evidence.subList(at + 1, verb + 1).clear();
                if (!counted) {
                    evidence.add(at, noun.withOperation(Operation.COUNT));
                }
            }
        }
    }

    /** "how many units of lamps were sold": the quantities of what was sold, and no price of a unit. */
    private void unitsOf(int at) {
        Evidence noun = evidence.get(at);
        evidence.subList(at + 1, evidence.size()).stream()
                .filter(verb -> verb.words().matches(DONE + "|sell"))
                .findFirst()
                .flatMap(verb -> kept(verb.lemma()).findFirst())
                .flatMap(this::amount)
                .ifPresent(amount -> evidence.set(at, Evidence.mentions(noun.tokens(), List.of(amount))));
    }

    /** Whether it is what the parts of trade point at, and not who bought it. */
    private static boolean isBought(Evidence noun) {
        return DatesSaid.rows(noun).filter(rows -> !rows.holdsPeople()).isPresent();
    }

    /** "which lamps sold the most": of which there are the most in what was sold. */
    private boolean soldMost(int at) {
        return evidence.get(at).is(Operation.VERB)
                && evidence.get(at).words().matches(SELLING)
                && at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.MOST, Operation.LEAST)
                && (at + 2 == evidence.size() || evidence.get(at + 2).is(Operation.STOP, Operation.IN))
                && amount(evidence.get(at)).isPresent();
    }

    /** How many of a thing the rows of trade, or their parts, say that were sold. */
    private Optional<Mention> amount(Evidence verb) {
        return rows(verb.lemma()).flatMap(this::amount);
    }

    private Optional<Mention> amount(Entity trade) {
        return Optional.of(trade)
                .flatMap(rows -> knowledge.ontology().entities().stream()
                        .filter(entity -> entity == rows || entity.isPartOf(rows))
                        .flatMap(entity -> entity.with(PropertyRole.MEASURE).stream())
                        .filter(measure -> COUNTED.contains(measure.words()))
                        .findFirst())
                .map(quantity ->
                        new Mention.PropertyMention(quantity, LIKELY, "where what is bought and sold is kept"));
    }

    /** Whether a verb of trade is said of the rows before it, and neither how often nor by whom. */
    private boolean says(int at) {
        Evidence verb = evidence.get(at);
        boolean done = verb.is(Operation.VERB, Operation.NOISE)
                && verb.words().matches("(?i)(bought|purchased)( by( the)?)?|buys?|purchase|sold");
        boolean ordered =
                verb.is(Operation.ORDER) && verb.words().matches("(?i)ordered( in)?") && (subject(at) || inTime(at));
        boolean ranked = at + 1 < evidence.size() && degree(evidence.get(at + 1)) || degree(evidence.get(at - 1));
        boolean seller = verb.words().equalsIgnoreCase("sold")
                && at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.BY);
        return (done || ordered) && !ranked && !seller && evidence.stream().noneMatch(Trade::mostRecently);
    }

    /** "who bought something most recently": those who did are ranked, by when. */
    private static boolean mostRecently(Evidence word) {
        return word.superlative() && word.words().endsWith("ly");
    }

    private static boolean degree(Evidence word) {
        return word.superlative()
                || word.is(
                        Operation.MOST,
                        Operation.LEAST,
                        Operation.MOST_COMMON,
                        Operation.LEAST_COMMON,
                        Operation.TOP,
                        Operation.ASCENDING,
                        Operation.DESCENDING);
    }

    /** "who ordered", "that have never ordered": somebody did, and nothing is sorted. */
    private boolean subject(int at) {
        int before = at - 1;
        while (before > 0 && evidence.get(before).is(Operation.NOISE, Operation.NOT, Operation.WITH)) {
            before--;
        }
        return evidence.get(before).is(Operation.WHO, Operation.RELATIVE, Operation.AND, Operation.EXCEPT);
    }

    /** "how many customers ordered in 2024": nothing is sorted by a year. */
    private boolean inTime(int at) {
        int behind = at + 1;
        while (behind < evidence.size() && evidence.get(behind).is(Operation.IN)) {
            behind++;
        }
        return behind < evidence.size()
                && evidence.get(behind).period() != null
                && evidence.get(at - 1).first(Mention.EntityMention.class).isPresent();
    }

    private Optional<Entity> rows(String verb) {
        List<Entity> said = IntStream.range(0, evidence.size())
                .mapToObj(evidence::get)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .map(e -> e.mentions().getFirst().entityOf())
                .distinct()
                .toList();
        return kept(verb)
                .findFirst()
                .filter(rows -> !said.isEmpty()
                        && said.stream().noneMatch(entity -> entity == rows || entity.isPartOf(rows))
                        && said.stream().limit(2).allMatch(entity -> near(entity, rows)));
    }

    /** The tables that are called as what is kept of the verb, the likeliest first. */
    private Stream<Entity> kept(String verb) {
        return KEPT_AS.getOrDefault(verb, List.of()).stream().flatMap(name -> knowledge.ontology().entities().stream()
                .filter(entity -> entity.words().equals(List.of(name))));
    }

    /** The people that its rows belong to, where nobody else is spoken of. */
    private Optional<Entity> buyers(Entity rows) {
        boolean said = evidence.stream()
                .filter(e -> e.operation() == null)
                .flatMap(e -> e.mentions().stream().limit(1))
                .anyMatch(mention -> mention.entityOf().holdsPeople());
        List<Entity> people = knowledge.ontology().relations().stream()
                .filter(relation -> relation.from() == rows && relation.to().holdsPeople())
                .map(Relation::to)
                .filter(Trade::buy)
                .distinct()
                .toList();
        return said || people.size() != 1 ? Optional.empty() : Optional.of(people.getFirst());
    }

    /** Whether the rows of a table are those who buy. */
    static boolean buy(Entity entity) {
        return BUYERS.contains(entity.words().getLast());
    }

    private boolean near(Entity entity, Entity rows) {
        return knowledge.graph().distances(entity).getOrDefault(rows, 99.0) <= FARTHEST;
    }
}
