package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Whereabouts;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** "Where is the museum?": its street, its town, or all that is known. "Who runs it?": its head, or its board. */
final class AskedFor {

    private static final int MOST_ALONE = 3;

    private AskedFor() {}

    static Optional<Ambiguity> of(Select select, List<Evidence> evidence, Ontology ontology) {
        Optional<Evidence> word = asked(evidence);
        if (word.isEmpty() || select.distinct()) {
            return Optional.empty();
        }
        for (Output output : select.outputs()) {
            for (TableScan scan : select.scans()) {
                Entity entity = ontology.entity(scan.table());
                List<Property> places = word.get().is(Operation.WHO) ? Doers.of(entity) : Whereabouts.of(entity);
                boolean asked = output.expression() instanceof ColumnRef column
                        && column.alias().equals(scan.alias())
                        && places.stream()
                                .anyMatch(place -> place.column().name().equals(column.column()));
                List<Output> others = places.stream()
                        .map(place -> output(place, scan))
                        .filter(other -> !select.outputs().contains(other))
                        .filter(other -> !select.columnNames().contains(other.name()))
                        .toList();
                if (asked && !others.isEmpty()) {
                    return Optional.of(ambiguity(word.get().words(), select, output, others));
                }
            }
        }
        return Optional.empty();
    }

    /** "where" or "who" as the word that asks, and not as one that leads to a condition. */
    private static Optional<Evidence> asked(List<Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            Evidence word = evidence.get(i);
            if (word.is(Operation.WHERE, Operation.WHO)) {
                boolean also = i > 0 && evidence.get(i - 1).is(Operation.AND);
                boolean first =
                        evidence.subList(0, i).stream().allMatch(before -> before.is(Operation.LIST, Operation.NOISE));
                return also || first ? Optional.of(word) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Ambiguity ambiguity(String words, Select select, Output output, List<Output> others) {
        List<Ambiguity.Variant> variants = new ArrayList<>();
        Stream.concat(Stream.of(output), others.stream())
                .limit(MOST_ALONE)
                .forEach(place -> variants.add(variant(Names.readable(place.name()), select, output, List.of(place))));
        variants.add(variant(
                "all of it",
                select,
                output,
                Stream.concat(Stream.of(output), others.stream()).toList()));
        return new Ambiguity("place", words, variants);
    }

    private static Ambiguity.Variant variant(String name, Select select, Output asked, List<Output> places) {
        List<Output> outputs = new ArrayList<>();
        select.outputs().forEach(one -> {
            if (one.equals(asked)) {
                outputs.addAll(places);
            } else {
                outputs.add(one);
            }
        });
        Set<Expression> groups = new LinkedHashSet<>(select.groupBy());
        if (groups.remove(asked.expression())) {
            places.forEach(place -> groups.add(place.expression()));
        }
        Select variant = new Select(
                false,
                outputs,
                select.from(),
                select.joins(),
                select.where(),
                List.copyOf(groups),
                select.having(),
                select.orderBy(),
                select.limit(),
                select.offset());
        return new Ambiguity.Variant(variant, name, Explainer.sentence(variant));
    }

    private static Output output(Property place, TableScan scan) {
        String name = place.column().name();
        return new Output(new ColumnRef(scan.alias(), name, place.column().family()), name);
    }
}
