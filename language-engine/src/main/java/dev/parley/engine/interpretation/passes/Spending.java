package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
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
 * "owners who paid the most for visits", "how much did Ann spend", "which donor gave the most": what somebody pays, gives
 * or gets is what the rows of it come to, and no salary that happens to be called pay. Where nothing says what that is,
 * paying is not understood, and giving is counted.
 */
final class Spending {

    /** What is done with nothing but money. */
    private static final String OF_MONEY = "pay|spend";
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
        String lemma = verb.tokens().getFirst().lemma();
        return verb.tokens().size() == 1
                && Lexicon.english().money(lemma).isPresent()
                && (lemma.matches(OF_MONEY)
                        || verb.all(Mention.PropertyMention.class).stream()
                                .noneMatch(column -> column.property().role() == PropertyRole.MEASURE))
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
                        .is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST, Operation.BETWEEN)
                && !(at + 3 < evidence.size() && Nouns.entityFirst(evidence.get(at + 3)) && named(at + 3));
    }

    private boolean named(int at) {
        return evidence.get(at).operation() == null
                && !evidence.get(at).mentions().isEmpty();
    }

    private boolean askedHowMuch(int at) {
        String begin = evidence.getFirst().words() + " " + evidence.get(1).words();
        boolean what = begin.matches("(?i)what (do|does|did)( .*)?");
        return (what || evidence.getFirst().words().matches("(?i)how much( money)?"))
                && (at + 1 == evidence.size() || evidence.get(at + 1).is(Operation.IN, Operation.STOP));
    }

    /** Whose rows are named before the verb; of "who", the rows that say in a text who did it. */
    private Optional<Entity> payer(int at) {
        Optional<Entity> named = evidence.subList(0, at).reversed().stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .findFirst()
                .map(e -> e.mentions().getFirst().entityOf());
        List<Entity> doing = knowledge.ontology().entities().stream()
                .filter(entity ->
                        chargeOf(entity).isPresent() && !Doers.of(entity).isEmpty())
                .toList();
        return named.or(() -> doing.stream()
                .filter(only -> doing.size() == 1 && evidence.getFirst().is(Operation.WHO) && !gets(at))
                .findFirst());
    }

    private boolean gets(int at) {
        return Lexicon.english()
                .money(evidence.get(at).tokens().getFirst().lemma())
                .filter(Lexicon.Money.IN::equals)
                .isPresent();
    }

    /** Whether rows say in a text from whom money comes, so that those they point at get it. */
    private static boolean saysFromWhom(Entity rows) {
        return !Doers.of(rows).isEmpty()
                || rows.properties().stream()
                        .anyMatch(text -> text.column().family().isTextual()
                                && text.words().getLast().matches("[a-z]{3,}[eo]r"));
    }

    private void money(int at, Entity payer) {
        Evidence verb = evidence.get(at);
        boolean ofMoney = verb.lemma().matches(OF_MONEY);
        Optional<Property> sum = charge(at, payer);
        boolean turned = !ofMoney
                && sum.filter(column -> gets(at) == (column.entity() == payer) && saysFromWhom(column.entity()))
                        .isPresent();
        boolean unknown = !ofMoney
                && (sum.isEmpty() || gets(at) && !saysFromWhom(sum.get().entity()));
        if (unknown) {
            return;
        }
        Optional<Mention> charge =
                sum.filter(column -> !turned).map(column -> new Mention.PropertyMention(column, 1, ""));
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
        boolean whatFor = evidence.subList(at + 1, evidence.size()).stream()
                .anyMatch(e -> e.words().matches("(?i)(for|on)( .*)?"));
        Optional<Property> ofNamed =
                named.stream().flatMap(entity -> chargeOf(entity).stream()).findFirst();
        if (ofNamed.isPresent() || whatFor && !named.isEmpty()) {
            return ofNamed;
        }
        if (chargeOf(payer).isPresent() && saysFromWhom(payer)) {
            return chargeOf(payer);
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
