package dev.parley.sql.names;

/** A column of a table that is read. Equal when they are one column, wherever they are named. */
public record ReadColumn(KnownTable table, String column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
