package dev.parley.engine.conversation;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows of one table that the earlier question is about, and the alias that they have in its query. */
record Rows(Entity entity, String alias) {

    /**
     * What "they" may be, the likeliest first: what is listed, then what is joined to it.
     *
     * @param groups whether it is rather what things are counted by
     */
    static List<Rows> of(Select earlier, Ontology ontology, boolean groups) {
        List<Rows> all = new ArrayList<>();
        for (TableScan scan : earlier.scans()) {
            Entity entity = ontology.entity(scan.table());
            if (entity != null) {
                all.add(new Rows(entity, scan.alias()));
            }
        }
        if (groups) {
            all.sort(Comparator.comparing(rows -> !rows.isGroup(earlier)));
        }
        return all;
    }

    /** Whether each group is one of these rows: "orders by customer". */
    boolean isGroup(Select select) {
        List<Expression> keys = keys();
        return !keys.isEmpty() && select.groupBy().containsAll(keys);
    }

    /** The columns of its key; none when it has no key. */
    List<Expression> keys() {
        return entity.key().stream().map(this::column).toList();
    }

    Expression column(Property property) {
        return new ColumnRef(alias, property.column().name(), property.column().family());
    }
}
