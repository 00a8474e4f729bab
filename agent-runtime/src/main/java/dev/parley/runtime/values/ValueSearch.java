package dev.parley.runtime.values;

import dev.parley.model.schema.TableName;
import dev.parley.runtime.values.ValueSource.FoundValue;
import dev.parley.runtime.work.WithdrawnException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Looks words of a question up in columns that have too many values to be listed. */
public final class ValueSearch {

    private static final Logger LOG = Logger.getLogger(ValueSearch.class);
    private static final int MAX_HITS = 5;

    private ValueSearch() {}

    /** A column to look in. */
    public record Place(TableName table, String column) {}

    /**
     * @param candidates words or runs of words that may be values, in any case
     * @return only columns with hits
     */
    public static List<StoredValues> find(List<Place> places, Collection<String> candidates, ValueSource source) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        String[] words =
                candidates.stream().map(word -> word.toLowerCase(Locale.ROOT)).toArray(String[]::new);
        return places.stream()
                .map(place -> new StoredValues(place.table(), place.column(), hits(place, words, source), false))
                .filter(found -> !found.values().isEmpty())
                .toList();
    }

    private static List<String> hits(Place place, String[] words, ValueSource source) {
        String name = ValueStatement.quoted(place.column());
        ValueStatement statement = new ValueStatement(
                "SELECT DISTINCT %s::text, 0::bigint FROM %s WHERE lower(%s::text) = ANY ("
                        .formatted(name, ValueStatement.quoted(place.table()), name),
                words,
                "::text[]) LIMIT " + MAX_HITS);
        try {
            return source.read(statement).stream().map(FoundValue::text).toList();
        } catch (WithdrawnException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("no look-up in %s.%s: %s", place.table(), place.column(), e.getMessage());
            return List.of();
        }
    }
}
