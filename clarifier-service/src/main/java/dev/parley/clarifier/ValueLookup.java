package dev.parley.clarifier;

import dev.parley.engine.ColumnValues;
import dev.parley.engine.ValueIndex;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Looks words of a question up in columns that have too many values to be listed. */
@ApplicationScoped
class ValueLookup {

    private static final Logger LOG = Logger.getLogger(ValueLookup.class);
    private static final int MAX_HITS = 5;

    private final SandboxReads sandbox;

    ValueLookup(SandboxReads sandbox) {
        this.sandbox = sandbox;
    }

    /** @param candidates lower-cased words or runs of words that may be values */
    ValueIndex find(String database, List<ColumnValues> columns, Collection<String> candidates) {
        if (candidates.isEmpty()) {
            return ValueIndex.empty();
        }
        String[] words =
                candidates.stream().map(word -> word.toLowerCase(Locale.ROOT)).toArray(String[]::new);
        List<ColumnValues> found = new ArrayList<>();
        for (ColumnValues column : columns) {
            List<String> hits = hits(database, column, words);
            if (!hits.isEmpty()) {
                found.add(new ColumnValues(column.table(), column.column(), hits, false));
            }
        }
        return ValueIndex.of(found);
    }

    private List<String> hits(String database, ColumnValues column, String[] words) {
        String name = SandboxReads.quoted(column.column());
        String sql = "SELECT DISTINCT %s::text FROM %s WHERE lower(%s::text) = ANY ($1::text[]) LIMIT %d"
                .formatted(name, SandboxReads.quoted(column.table()), name, MAX_HITS);
        try {
            return sandbox.read(database, sql, Tuple.of(words), row -> row.getString(0));
        } catch (RuntimeException e) {
            LOG.warnf("no look-up in %s.%s: %s", column.table(), column.column(), e.getMessage());
            return List.of();
        }
    }
}
