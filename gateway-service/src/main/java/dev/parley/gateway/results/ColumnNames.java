package dev.parley.gateway.results;

import dev.parley.model.message.ResultColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names under which each column of a result can be found. */
public final class ColumnNames {

    private ColumnNames() {}

    /**
     * SQL may name two columns alike, and an object of JSON would lose one of them: the second {@code id} is
     * {@code id_2}, or the next number that no column of the result has.
     */
    public static List<ResultColumn> distinct(List<ResultColumn> columns) {
        Set<String> taken = columns.stream().map(ResultColumn::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> seen = new HashSet<>();
        List<ResultColumn> distinct = new ArrayList<>(columns.size());
        for (ResultColumn column : columns) {
            distinct.add(seen.add(column.name()) ? column : column.named(free(column.name(), taken)));
        }
        return distinct;
    }

    /** A row, keyed by names that are distinct. A cell whose value is kept back is not there, since null is a value. */
    public static Map<String, Object> object(List<ResultColumn> distinct, List<Object> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (!distinct.get(i).hidesValues()) {
                object.put(distinct.get(i).name(), row.get(i));
            }
        }
        return object;
    }

    private static String free(String name, Set<String> taken) {
        int number = 2;
        while (!taken.add(name + "_" + number)) {
            number++;
        }
        return name + "_" + number;
    }
}
