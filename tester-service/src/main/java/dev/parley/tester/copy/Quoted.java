package dev.parley.tester.copy;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts as SQL that we write ourselves. */
final class Quoted {

    private Quoted() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String name(String schema, String name) {
        return name(schema) + "." + name(name);
    }

    static String names(Collection<String> names) {
        return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
    }

    /** With {@code standard_conforming_strings}, which copying sets. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
