package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Brings words that narrow a noun into the order that conditions are read in, or says that nothing is known of them. */
final class Narrowing {

    private static final double HALF_A_NAME = 0.95;

    private final List<Evidence> evidence;

    private Narrowing(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        Narrowing narrowing = new Narrowing(evidence);
        narrowing.notDoneBehind();
        narrowing.numbered();
        narrowing.numberedAhead();
        narrowing.strange();
        return List.copyOf(narrowing.evidence);
    }

    /** "not delivered orders" as "orders not delivered", where they have a date of delivery. */
    private void notDoneBehind() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence done = evidence.get(at + 1);
            Optional<Entity> rows = rows(at + 2);
            boolean undone = evidence.get(at).is(Operation.NOT)
                    && rows.isPresent()
                    && columns(done).stream()
                            .anyMatch(date -> date.entity() == rows.get()
                                    && date.column().nullable()
                                    && Columns.participle(done, date));
            if (undone) {
                evidence.add(at, evidence.remove(at + 2));
                apartFromPeriod(at + 1);
            }
        }
    }

    /** "not delivered orders of 2025", "... older than a week": the period is one of the orders, and not of their delivery. */
    private void apartFromPeriod(int not) {
        int behind = not + 2;
        if (behind < evidence.size() && evidence.get(behind).adjective() != null) {
            evidence.add(behind, evidence.get(behind).withOperation(Operation.AND));
            return;
        }
        int end = behind < evidence.size() && evidence.get(behind).is(Operation.OF, Operation.IN) ? behind + 1 : behind;
        if (end < evidence.size() && evidence.get(end).period() != null) {
            Collections.rotate(evidence.subList(not, end + 1), -2);
        }
    }

    /** "5 star reviews" as "reviews with 5 stars": of five reviews one would say "stars". */
    private void numbered() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence number = evidence.get(at);
            Evidence measure = evidence.get(at + 1);
            Optional<Entity> rows = rows(at + 2);
            boolean said = number.number() != null
                    && number.operation() == null
                    && rows.isPresent()
                    && measure.tokens().size() == 1
                    && measure.words().equalsIgnoreCase(measure.lemma())
                    && measure.operation() == null
                    && measure.all(Mention.PropertyMention.class).stream()
                            .anyMatch(column -> column.entityOf() == rows.get() && Columns.isFigure(column));
            if (said) {
                evidence.add(at, evidence.remove(at + 2));
                evidence.add(at + 1, number.withOperation(Operation.WITH));
            }
        }
    }

    /** "grade 5 pupils" as "pupils with grade 5". */
    private void numberedAhead() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence measure = evidence.get(at);
            Evidence number = evidence.get(at + 1);
            Optional<Entity> rows = rows(at + 2);
            boolean compares =
                    at > 0 && evidence.get(at - 1).is(Operation.BY, Operation.ORDER, Operation.GROUP, Operation.NOT);
            boolean said = number.number() != null
                    && number.operation() == null
                    && number.tokens().size() == 1
                    && rows.isPresent()
                    && !compares
                    && measure.words().equalsIgnoreCase(measure.lemma())
                    && columns(measure).stream()
                            .anyMatch(column -> column.entity() == rows.get()
                                    && column.column().family().isNumeric())
                    && measure.first(Mention.EntityMention.class).isEmpty();
            if (said) {
                evidence.add(at, evidence.remove(at + 2));
                evidence.add(at + 1, number.withOperation(Operation.WITH));
            }
        }
    }

    /** "open orders" where but warehouses were opened some day: which of the orders is not known. */
    private void strange() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            Optional<Entity> rows = rows(at + 1);
            boolean ofOthers = rows.isPresent()
                    && word.operation() == null
                    && word.tokens().size() == 1
                    && !word.mentions().isEmpty()
                    && word.mentions().stream()
                            .allMatch(mention -> mention.quality() < HALF_A_NAME
                                    && mention instanceof Mention.PropertyMention column
                                    && column.property().role() == PropertyRole.TIME
                                    && column.property().entity() != rows.get());
            if (ofOthers) {
                evidence.set(at, word.asUnknown());
            }
        }
    }

    private static List<Property> columns(Evidence evidence) {
        return evidence.operation() != null
                ? List.of()
                : evidence.all(Mention.PropertyMention.class).stream()
                        .map(Mention.PropertyMention::property)
                        .toList();
    }

    private Optional<Entity> rows(int at) {
        Evidence noun = evidence.get(at);
        return noun.operation() == null && !noun.mentions().isEmpty() && Nouns.entityFirst(noun)
                ? noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity)
                : Optional.empty();
    }
}
