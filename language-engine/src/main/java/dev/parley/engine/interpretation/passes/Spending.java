package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * "owners who paid the most for visits", "how much did Ann spend": what somebody pays is what the rows of it come to,
 * and no salary that happens to be called pay. Where nothing says what that is, the verb is not understood.
 */
final class Spending {

    private static final Set<String> VERBS = Set.of("pay", "spend");
    /** How a sum of money for one row may be called. */
    private static final Set<String> CHARGES = Set.of("cost", "price", "fee", "amount", "charge", "fare", "payment");
    /** Farther from who pays no table says what. */
    private static final double FARTHEST = 3;

    private final List<Evidence> evidence;
    private final Knowledge knowledge;

    private Spending(List<Evidence> evidence, Knowledge knowledge) {
        this.evidence = new ArrayList<>(evidence);
        this.knowledge = knowledge;
    }

    static List<Evidence> counted(List<Evidence> evidence, Knowledge knowledge) {
        return new Spending(evidence, knowledge).counted();
    }

    private List<Evidence> counted() {
        IntStream.range(1, evidence.size())
                .filter(this::pays)
                .filter(at -> ranked(at) || compared(at) || askedHowMuch(at))
                .findFirst()
                .ifPresent(at -> payer(at).ifPresent(payer -> money(at, payer)));
        return List.copyOf(evidence);
    }

    /** Whether somebody does so, to whom it is not done: "who are paid the most" get it. */
    private boolean pays(int at) {
        Evidence verb = evidence.get(at);
        return VERBS.contains(verb.tokens().getFirst().lemma())
                && verb.tokens().size() == 1
                && verb.first(Mention.DerivedMention.class).isEmpty()
                && !evidence.get(at - 1).words().matches("(?i)(is|are|was|were|be|been|being|get|gets|got|the|a|of)");
    }

    private boolean ranked(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.MOST, Operation.LEAST)
                && (at + 2 == evidence.size() || evidence.get(at + 2).is(Operation.IN, Operation.STOP));
    }

    private boolean compared(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at + 1)
                        .is(
                                Operation.GREATER,
                                Operation.LESS,
                                Operation.AT_LEAST,
                                Operation.AT_MOST,
                                Operation.BETWEEN);
    }

    private boolean askedHowMuch(int at) {
        String begin = evidence.getFirst().words() + " " + evidence.get(1).words();
        boolean what = begin.matches("(?i)what (do|does|did)( .*)?");
        return (what || evidence.getFirst().words().matches("(?i)how much( money)?"))
                && (at + 1 == evidence.size() || evidence.get(at + 1).is(Operation.IN, Operation.STOP));
    }

    /** Whose rows are named before the verb. */
    private Optional<Entity> payer(int at) {
        return evidence.subList(0, at).reversed().stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .findFirst()
                .map(e -> e.mentions().getFirst().entityOf());
    }

    private void money(int at, Entity payer) {
        Evidence verb = evidence.get(at);
        Optional<Mention> charge = charge(at, payer).map(column -> new Mention.PropertyMention(column, 1, ""));
        if (charge.isEmpty()) {
            evidence.set(at, verb.withOperation(Operation.UNSUPPORTED));
        } else if (ranked(at)) {
            evidence.set(at, verb.withOperation(Operation.WITH));
            evidence.add(at + 2, verb.withOperation(Operation.SUM));
            evidence.add(at + 3, verb.meaning(charge.get()));
        } else if (compared(at)) {
            evidence.set(at, verb.withOperation(Operation.WITH));
            evidence.add(at + 1, verb.meaning(charge.get()));
            if (!forOne(at)) {
                evidence.add(at + 1, verb.withOperation(Operation.SUM));
            }
        } else {
            evidence.set(0, evidence.getFirst().withOperation(Operation.SUM));
            evidence.set(at, verb.withOperation(Operation.NOISE));
            evidence.add(1, verb.meaning(charge.get()));
        }
    }

    /** "more than 100 for a visit": of each one, and not of all together. */
    private boolean forOne(int at) {
        return evidence.subList(at, evidence.size()).stream()
                .anyMatch(e -> e.words().matches("(?i)an?|one|each|any|(for|on) an?"));
    }

    /** The sum that is paid for each of the rows named behind the verb, else for those that the payer is nearest to. */
    private Optional<Property> charge(int at, Entity payer) {
        List<Entity> named = evidence.subList(at + 1, evidence.size()).stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .map(e -> e.mentions().getFirst().entityOf())
                .toList();
        if (!named.isEmpty()) {
            return named.stream().flatMap(entity -> chargeOf(entity).stream()).findFirst();
        }
        Map<Entity, Double> distances = knowledge.graph().distances(payer);
        List<Entity> near = knowledge.ontology().entities().stream()
                .filter(entity -> entity != payer && distances.getOrDefault(entity, 99.0) <= FARTHEST)
                .filter(entity -> chargeOf(entity).isPresent())
                .toList();
        double nearest = near.stream().mapToDouble(distances::get).min().orElse(0);
        List<Entity> nearestOnes =
                near.stream().filter(entity -> distances.get(entity) == nearest).toList();
        return nearestOnes.size() == 1 ? chargeOf(nearestOnes.getFirst()) : Optional.empty();
    }

    private static Optional<Property> chargeOf(Entity entity) {
        List<Property> charges = entity.with(PropertyRole.MEASURE).stream()
                .filter(measure -> CHARGES.contains(measure.words().getLast()))
                .toList();
        return entity.worth()
                .or(() -> charges.stream().filter(only -> charges.size() == 1).findFirst());
    }
}
