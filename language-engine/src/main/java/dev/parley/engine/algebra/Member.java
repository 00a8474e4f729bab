package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The keys, taken together, are one of the rows of the query. Rows of the query with a NULL in them match nothing,
 * also under {@link Not}, where SQL's own NOT IN would let a single one of them empty the answer.
 */
public record Member(List<Expression> keys, Query query) implements Predicate {

    public Member {
        keys = List.copyOf(keys);
        Objects.requireNonNull(query, "query");
        List<TypeFamily> columns = query.columnFamilies();
        if (keys.isEmpty() || keys.size() != columns.size()) {
            throw new IllegalArgumentException(keys.size() + " keys cannot be a row of " + columns.size() + " columns");
        }
        for (int i = 0; i < columns.size(); i++) {
            TypeFamily key = keys.get(i).family();
            if (!Comparability.sameKind(key, columns.get(i))) {
                throw new IllegalArgumentException("cannot look for " + key + " among " + columns.get(i));
            }
        }
    }

    @Override
    public List<Expression> expressions() {
        return keys;
    }

    @Override
    public Set<String> aliases() {
        Set<String> aliases = new HashSet<>(query.freeAliases());
        keys.forEach(key -> aliases.addAll(key.aliases()));
        return aliases;
    }
}
