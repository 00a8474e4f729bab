package dev.parley.model.result;

import java.util.List;

/** What a statement returned. */
public record ResultTable(List<String> columns, List<List<Cell>> rows) {

    public int width() {
        return columns.size();
    }
}
