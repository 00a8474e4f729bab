package dev.parley.evaluation;

import java.util.List;

/** What a statement returned. */
record ResultTable(List<String> columns, List<List<Cell>> rows) {

    int width() {
        return columns.size();
    }
}
