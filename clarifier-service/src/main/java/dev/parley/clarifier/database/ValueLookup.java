package dev.parley.clarifier.database;

import dev.parley.engine.ColumnValues;
import dev.parley.engine.ValueIndex;
import dev.parley.runtime.values.ValueSearch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Looks words of a question up in columns that have too many values to be listed. */
@ApplicationScoped
public class ValueLookup {

    private final SandboxReads sandbox;

    ValueLookup(SandboxReads sandbox) {
        this.sandbox = sandbox;
    }

    /** @param candidates lower-cased words or runs of words that may be values */
    public ValueIndex find(String database, List<ColumnValues> columns, Collection<String> candidates) {
        List<ValueSearch.Place> places = columns.stream()
                .map(column -> new ValueSearch.Place(column.table(), column.column()))
                .toList();
        return ValueIndex.of(ValueSearch.find(places, candidates, sandbox.of(database)).stream()
                .map(ColumnCatalog::forEngine)
                .toList());
    }
}
