package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "owners who paid the most for visits", "how much did Ann spend", "which donor gave the most": what somebody pays, gives
 * or gets is what the rows of it come to, and no salary that happens to be called pay. Where nothing says what that is,
 * paying is not understood, and giving is counted.
 */
final class Spending {

    /** What is done with nothing but money. */
    private static final String OF_MONEY = "pay|spend";

    private static final String ALTOGETHER = "(?i)(in )?(all|total)|altogether|overall";

    private final List<Evidence> evidence;
    private final Knowledge knowledge;
    private final Charges charges;

    private Spending(List<Evidence> evidence, Knowledge knowledge) {
        this.evidence = new ArrayList<>(evidence);
        this.knowledge = knowledge;
        this.charges = new Charges(knowledge);
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
                && at + 2 < evidence.size()
                && evidence.get(at + 2).number() != null
                && !(at + 3 < evidence.size() && Nouns.entityFirst(evidence.get(at + 3)) && named(at + 3))
                && evidence.subList(at + 3, evidence.size()).stream().noneMatch(Spending::figure);
    }

    /** "paid more than 20 in fines": of what is named. */
    private static boolean figure(Evidence word) {
        return Columns.isColumn(word)
                && word.first(Mention.PropertyMention.class)
                        .filter(column -> column.property().role() == PropertyRole.MEASURE)
                        .isPresent();
    }

    private boolean named(int at) {
        return evidence.get(at).operation() == null
                && !evidence.get(at).mentions().isEmpty();
    }

    private boolean askedHowMuch(int at) {
        String begin = evidence.getFirst().words() + " " + evidence.get(1).words();
        boolean what = begin.matches("(?i)what (do|does|did)( .*)?");
        return (what || evidence.getFirst().words().matches("(?i)how much( money)?")) && endsOrGoesOn(at + 1);
    }

    /** "in total", "in 2024", "this year": what is more than the sum is when it was. */
    private boolean endsOrGoesOn(int at) {
        return at == evidence.size()
                || evidence.get(at).is(Operation.IN, Operation.STOP)
                || evidence.get(at).period() != null
                || evidence.get(at).words().matches(ALTOGETHER);
    }

    /** Whose rows are named before the verb; of "who", the rows that say in a text who did it. */
    private Optional<Entity> payer(int at) {
        Optional<Entity> named = evidence.subList(0, at).reversed().stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .findFirst()
                .map(e -> e.mentions().getFirst().entityOf());
        boolean who = evidence.getFirst().is(Operation.WHO) && !gets(at);
        List<Entity> doing = knowledge.ontology().entities().stream()
                .filter(entity ->
                        Charges.of(entity).isPresent() && !Doers.of(entity).isEmpty())
                .toList();
        return named.or(() ->
                        doing.stream().filter(only -> doing.size() == 1 && who).findFirst())
                .or(() -> who && evidence.get(at).lemma().matches(OF_MONEY) ? buyers() : Optional.empty());
    }

    /** The people or firms that buy, where one table has them and something says what they paid. */
    private Optional<Entity> buyers() {
        List<Entity> buyers = knowledge.ontology().entities().stream()
                .filter(Trade::buy)
                .filter(entity -> charges.paidBy(entity, List.of()).isPresent())
                .toList();
        return buyers.size() == 1 ? Optional.of(buyers.getFirst()) : Optional.empty();
    }

    private boolean gets(int at) {
        return Lexicon.english()
                .money(evidence.get(at).tokens().getFirst().lemma())
                .filter(Lexicon.Money.IN::equals)
                .isPresent();
    }

    private void money(int at, Entity payer) {
        Evidence verb = evidence.get(at);
        boolean ofMoney = verb.lemma().matches(OF_MONEY);
        Optional<Property> sum = charges.paidBy(payer, evidence.subList(at + 1, evidence.size()));
        boolean turned = !ofMoney
                && sum.filter(column -> gets(at) == (column.entity() == payer) && Charges.sayFromWhom(column.entity()))
                        .isPresent();
        boolean unknown = !ofMoney
                && !(sum.isEmpty() && askedHowMuch(at))
                && (sum.isEmpty() || gets(at) && !Charges.sayFromWhom(sum.get().entity()));
        if (unknown) {
            return;
        }
        Optional<Mention> charge =
                sum.filter(column -> !turned).map(column -> new Mention.PropertyMention(column, 1, ""));
        if (charge.isEmpty()) {
            // Ahead of all, so that no other word is blamed.
            evidence.remove(at);
            evidence.addFirst(verb.withOperation(Operation.UNSUPPORTED));
        } else if (ranked(at)) {
            evidence.set(at, verb.withOperation(Operation.WITH));
            evidence.add(at + 2, verb.withOperation(Operation.SUM));
            evidence.add(at + 3, verb.meaning(charge.get()));
            asksFor(payer, charge.get());
        } else if (compared(at)) {
            evidence.set(at, verb.withOperation(Operation.WITH));
            evidence.add(at + 1, verb.meaning(charge.get()));
            if (!forOne(at)) {
                evidence.add(at + 1, verb.withOperation(Operation.SUM));
            }
            asksFor(payer, charge.get());
        } else {
            evidence.set(0, evidence.getFirst().withOperation(Operation.SUM));
            evidence.set(at, verb.withOperation(Operation.NOISE));
            if (at + 1 < evidence.size() && evidence.get(at + 1).words().matches(ALTOGETHER)) {
                evidence.set(at + 1, evidence.get(at + 1).withOperation(Operation.NOISE));
            }
            evidence.add(1, verb.meaning(charge.get()));
        }
    }

    /** "Who paid the most": which of those who buy. */
    private void asksFor(Entity payer, Mention charge) {
        Evidence who = evidence.getFirst();
        if (who.is(Operation.WHO) && charge.entityOf() != payer) {
            evidence.set(0, Evidence.mentions(who.tokens(), List.of(new Mention.EntityMention(payer, 1, ""))));
            evidence.addFirst(who.withOperation(Operation.WHICH));
        }
    }

    /** "more than 100 for a visit": of each one, and not of all together. */
    private boolean forOne(int at) {
        return evidence.subList(at, evidence.size()).stream()
                .anyMatch(e -> e.words().matches("(?i)an?|one|each|any|(for|on) an?"));
    }
}
