package dev.parley.engine.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that are listed with all that there is to say of them, though no column was asked for. Where it is open which rows
 * are meant, what they are called by is enough: the choices differ in nothing else.
 */
public final class Listing {

    private Listing() {}

    /** The rows of a listing by what they are called by; the query itself where it is none. */
    public static Select brief(Interpretation reading, Select select, Ontology ontology) {
        return select.scans().stream()
                .flatMap(scan -> listed(scan, reading, select, ontology).stream())
                .findFirst()
                .map(shown -> showing(shown, select))
                .orElse(select);
    }

    private static Optional<List<Output>> listed(
            TableScan scan, Interpretation reading, Select select, Ontology ontology) {
        Entity entity = ontology.entity(scan.table());
        boolean listing = select.outputs().equals(outputs(entity.listing(), scan))
                || select.outputs().equals(outputs(entity.label(), scan));
        Set<String> links = reading.links().stream()
                .filter(link -> link.kind().equals("column"))
                .map(Link::target)
                .collect(Collectors.toSet());
        boolean named = entity.listing().stream()
                .filter(property -> shows(select, property))
                .allMatch(property -> links.contains(property.toString()));
        return listing && !named ? Optional.of(outputs(entity.brief(), scan)) : Optional.empty();
    }

    private static boolean shows(Select select, Property property) {
        return select.columnNames().contains(property.column().name());
    }

    private static List<Output> outputs(List<Property> properties, TableScan scan) {
        return properties.stream()
                .map(property -> property.column())
                .map(column -> new Output(new ColumnRef(scan.alias(), column.name(), column.family()), column.name()))
                .toList();
    }

    private static Select showing(List<Output> shown, Select select) {
        List<Ordering> order = select.orderBy().stream()
                .filter(key -> !select.distinct()
                        || shown.stream().anyMatch(output -> output.expression().equals(key.expression())))
                .toList();
        return select.ordered(order, select.limit()).withOutputs(shown);
    }
}
