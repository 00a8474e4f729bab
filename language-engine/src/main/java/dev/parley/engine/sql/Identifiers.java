package dev.parley.engine.sql;

import dev.parley.engine.text.Resources;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Quotes a name only where PostgreSQL would otherwise read another one, or none. */
final class Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
    private static final Set<String> KEYWORDS = Set.copyOf(Resources.lines(Identifiers.class, "keywords.txt"));

    private Identifiers() {}

    static Name name(String identifier) {
        boolean plain = PLAIN.matcher(identifier).matches() && !KEYWORDS.contains(identifier);
        return plain ? DSL.unquotedName(identifier) : DSL.quotedName(identifier);
    }

    static Name name(String qualifier, String identifier) {
        return DSL.name(name(qualifier), name(identifier));
    }
}
