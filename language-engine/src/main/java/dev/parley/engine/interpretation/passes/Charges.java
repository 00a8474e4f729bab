package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody pays: the sum that rows of theirs come to, and no cost beside it, nor what other rows happen to cost. */
final class Charges {

    /** How a sum of money for one row may be called. */
    private static final Set<String> CALLED = Set.of("cost", "price", "fee", "amount", "charge", "fare", "payment");
    /** Farther from who pays no table says what. */
    private static final double FARTHEST = 3;

    private final Knowledge knowledge;

    Charges(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What a row comes to; empty where nothing, or more than one column, says so. */
    static Optional<Property> of(Entity rows) {
        List<Property> charges = rows.with(PropertyRole.MEASURE).stream()
                .filter(measure -> CALLED.contains(measure.words().getLast()))
                .filter(measure -> measure.words().stream().noneMatch(Lexicon.english()::isSideCost))
                .toList();
        return rows.worth()
                .or(() -> charges.stream().filter(only -> charges.size() == 1).findFirst());
    }

    /** Whether rows say in a text from whom money comes, so that those they point at get it. */
    static boolean sayFromWhom(Entity rows) {
        return !Doers.of(rows).isEmpty()
                || rows.properties().stream()
                        .filter(text -> text.column().family().isTextual())
                        .anyMatch(text -> calledAfterWho(text.words()));
    }

    /** "payer", "donor name". */
    private static boolean calledAfterWho(List<String> words) {
        int named = words.size() > 1 && words.getLast().equals("name") ? 2 : 1;
        return words.get(words.size() - named).matches("[a-z]{3,}[eo]r");
    }

    /** The sum that is paid for each of the rows named behind the verb, else for those of the payer that are nearest. */
    Optional<Property> paidBy(Entity payer, List<Evidence> behind) {
        List<Entity> named = behind.stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .map(e -> e.mentions().getFirst().entityOf())
                .toList();
        boolean whatFor = behind.stream().anyMatch(e -> e.words().matches("(?i)(for|on)( .*)?"));
        Optional<Property> ofNamed =
                named.stream().flatMap(entity -> of(entity).stream()).findFirst();
        if (ofNamed.isPresent() || whatFor && !named.isEmpty()) {
            return ofNamed;
        }
        return of(payer).isPresent() && sayFromWhom(payer) ? of(payer) : nearest(payer);
    }

    private Optional<Property> nearest(Entity payer) {
        Map<Entity, Double> distances = knowledge.graph().distances(payer);
        List<Entity> near = knowledge.ontology().entities().stream()
                .filter(rows -> rows != payer && distances.getOrDefault(rows, 99.0) <= FARTHEST)
                .filter(rows -> of(rows).isPresent())
                .filter(rows ->
                        knowledge.graph().shortestPaths(rows, payer).stream().anyMatch(this::theirs))
                .toList();
        double nearest = near.stream().mapToDouble(distances::get).min().orElse(0);
        List<Entity> nearestOnes =
                near.stream().filter(rows -> distances.get(rows) == nearest).toList();
        return nearestOnes.size() == 1 ? of(nearestOnes.getFirst()) : Optional.empty();
    }

    /** Whether each row is of one of them: what was given for a show is not its director's, nor what customers paid. */
    private boolean theirs(JoinPath way) {
        boolean named = way.steps().size() == 1
                || way.steps().stream().allMatch(step -> step.relation().role().isEmpty());
        return way.toOne() && named && !othersBuy(way);
    }

    private boolean othersBuy(JoinPath way) {
        return !Trade.buy(way.first().end())
                && knowledge.ontology().relations().stream()
                        .anyMatch(key -> key.from() == way.first().start() && Trade.buy(key.to()));
    }
}
