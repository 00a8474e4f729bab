package dev.parley.sql.guard;

import dev.parley.sql.tree.Name;
import java.util.HashSet;
import java.util.Set;

/** Names of WITH that hide relations, looked up from the inside out. */
record CommonTables(Set<String> names, CommonTables outer) {

    CommonTables(CommonTables outer) {
        this(new HashSet<>(), outer);
    }

    void add(String name) {
        names.add(name);
    }

    boolean contains(Name name) {
        if (name.parts().size() != 1) {
            return false;
        }
        for (CommonTables tables = this; tables != null; tables = tables.outer) {
            if (tables.names.contains(name.last())) {
                return true;
            }
        }
        return false;
    }
}
