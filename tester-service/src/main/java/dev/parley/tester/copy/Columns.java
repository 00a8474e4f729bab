package dev.parley.tester.copy;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Rows turned to columns: one parameter for each column, whatever the number of rows. */
final class Columns {

    private Columns() {}

    static Tuple of(List<String[]> rows, int width) {
        Tuple parameters = Tuple.tuple();
        for (int column = 0; column < width; column++) {
            String[] values = new String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row)[column];
            }
            parameters.addArrayOfString(values);
        }
        return parameters;
    }
}
