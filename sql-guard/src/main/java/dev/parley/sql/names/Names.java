package dev.parley.sql.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What names mean at a place of a statement.
 *
 * @param outer what they mean around it; null for the outermost
 * @param common tables of WITH
 * @param sources what FROM names
 */
record Names(Names outer, Set<String> common, List<Source> sources) {

    static final Names NONE = new Names(null, Set.of(), List.of());

    /**
     * What FROM names once.
     *
     * @param alias by which its columns are called
     * @param table null for a query, a function or a table of WITH
     */
    record Source(String alias, KnownTable table) {}

    Names within(Set<String> tablesOfWith) {
        return new Names(this, tablesOfWith, List.of());
    }

    Names reading(List<Source> read) {
        return new Names(this, Set.of(), read);
    }

    boolean isCommon(String table) {
        return common.contains(table) || outer != null && outer.isCommon(table);
    }

    /** The columns a name may stand for: one, those that USING makes one, or none when it is no table's. */
    List<ReadColumn> columns(String qualifier, String column) {
        List<ReadColumn> found = new ArrayList<>();
        boolean hidden = false;
        for (Source source : sources) {
            boolean called = qualifier == null || source.alias().equals(qualifier);
            if (called && source.table() != null && source.table().columns().contains(column)) {
                found.add(new ReadColumn(source.table(), column));
            }
            hidden |= qualifier != null && called;
        }
        return !found.isEmpty() || hidden || outer == null ? found : outer.columns(qualifier, column);
    }
}
