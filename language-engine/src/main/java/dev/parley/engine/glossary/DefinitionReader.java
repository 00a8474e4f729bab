package dev.parley.engine.glossary;

import dev.parley.engine.glossary.Definition.Fact;
import dev.parley.engine.glossary.Definition.Test;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Periods;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the definition of a {@link Term}. One reader a definition. */
public final class DefinitionReader {

    private static final Pattern TOKEN = Pattern.compile(
            "'(?<text>(?:[^']++|'')*+)'|(?<number>-?\\d+(?:\\.\\d+)?)|(?<name>(?:\\w+\\.)*\"[^\"]+\"|\\w+(?:\\.\\w+)*)|(?<sign><>|!=|<=|>=|[<>=()])");
    private static final Map<String, Test> SIGNS = Map.of(
            "=", Test.EQUAL,
            "<>", Test.NOT_EQUAL,
            "!=", Test.NOT_EQUAL,
            "<", Test.LESS,
            "<=", Test.LESS_OR_EQUAL,
            ">", Test.GREATER,
            ">=", Test.GREATER_OR_EQUAL);

    /** How long a day is in writing. */
    private static final int DAY = "2025-01-31".length();

    private enum Kind {
        TEXT,
        NUMBER,
        NAME,
        SIGN
    }

    private record Token(Kind kind, String text) {}

    /** @param via the key that was named with them, or null */
    private record Facts(List<Fact> facts, Relation via) {}

    /** That the definition is none. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private final Ontology ontology;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private DefinitionReader(Ontology ontology) {
        this.ontology = ontology;
    }

    /** Empty when it names what is not there, or says what a definition cannot say. */
    public static Optional<Definition> read(Ontology ontology, String definition) {
        DefinitionReader reader = new DefinitionReader(ontology);
        try {
            reader.cut(definition);
            Definition read = reader.definition();
            return reader.at == reader.tokens.size() ? Optional.of(read) : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private void cut(String definition) {
        Matcher matcher = TOKEN.matcher(definition);
        int end = 0;
        while (matcher.find()) {
            if (!definition.substring(end, matcher.start()).isBlank()) {
                throw new Unreadable();
            }
            end = matcher.end();
            if (matcher.group("text") != null) {
                tokens.add(new Token(Kind.TEXT, matcher.group("text").replace("''", "'")));
            } else if (matcher.group("number") != null) {
                tokens.add(new Token(Kind.NUMBER, matcher.group()));
            } else {
                tokens.add(new Token(matcher.group("name") != null ? Kind.NAME : Kind.SIGN, matcher.group()));
            }
        }
        if (!definition.substring(end).isBlank() || tokens.isEmpty()) {
            throw new Unreadable();
        }
    }

    private Definition definition() {
        boolean extreme = (is("max") || is("min"))
                && at + 1 < tokens.size()
                && text(at + 1).equals("(");
        if (extreme) {
            boolean greatest = is("max");
            at += 2;
            Property property = column();
            expect(")");
            return new Definition.Extreme(property, greatest, where().facts());
        }
        Optional<Entity> table = at + 1 == tokens.size() ? table(tokens.get(at)) : Optional.empty();
        if (table.isPresent()) {
            at++;
            return new Definition.Rows(table.get());
        }
        if (at + 1 == tokens.size() || text(at + 1).equals("where")) {
            Property property = column();
            Facts where = where();
            return new Definition.Named(property, where.via(), where.facts());
        }
        List<List<Fact>> anyOf = new ArrayList<>();
        int from = at;
        do {
            anyOf.add(required(facts().facts()));
        } while (skipped("or"));
        boolean limited =
                tokens.subList(from, at).stream().anyMatch(token -> token.text().equalsIgnoreCase("where"));
        if (anyOf.size() > 1 && limited) {
            throw new Unreadable();
        }
        boolean extremeAfter = skipped("where") && (is("max") || is("min"));
        if (extremeAfter) {
            Definition last = definition();
            if (anyOf.size() == 1
                    && last instanceof Definition.Extreme(var property, var greatest, var where)
                    && where.isEmpty()) {
                return new Definition.Extreme(property, greatest, anyOf.getFirst());
            }
            throw new Unreadable();
        }
        return new Definition.Holds(List.copyOf(anyOf));
    }

    private static List<Fact> required(List<Fact> facts) {
        if (facts.isEmpty()) {
            throw new Unreadable();
        }
        return facts;
    }

    private Facts where() {
        return skipped("where") ? facts() : new Facts(List.of(), null);
    }

    /** Facts that hold together; an equation of two columns says by which key the other facts are reached. */
    private Facts facts() {
        List<Fact> facts = new ArrayList<>();
        Relation via = null;
        do {
            Property left = column();
            Optional<Relation> key = key(left);
            if (key.isPresent() && via != null) {
                throw new Unreadable();
            }
            if (key.isPresent()) {
                via = key.get();
            } else {
                facts.add(fact(left));
            }
        } while (skipped("and") || !extremeBehind() && skipped("where"));
        Relation role = via;
        return new Facts(
                facts.stream()
                        .map(fact -> role != null && fact.property().entity() == role.to() ? fact.by(role) : fact)
                        .toList(),
                role);
    }

    private boolean extremeBehind() {
        return is("where") && at + 1 < tokens.size() && text(at + 1).matches("max|min");
    }

    private Optional<Relation> key(Property left) {
        if (at + 1 >= tokens.size()
                || !text(at).equals("=")
                || tokens.get(at + 1).kind() != Kind.NAME
                || literal(at + 1)) {
            return Optional.empty();
        }
        at++;
        Property right = column();
        Optional<Relation> key = ontology.relations().stream()
                .filter(relation -> joins(relation, left, right) || joins(relation, right, left))
                .findFirst();
        if (key.isEmpty()) {
            throw new Unreadable();
        }
        return key;
    }

    private static boolean joins(Relation relation, Property from, Property to) {
        return relation.from() == from.entity()
                && relation.to() == to.entity()
                && relation.key().columns().equals(List.of(from.column().name()))
                && relation.key().referencedColumns().equals(List.of(to.column().name()));
    }

    private Fact fact(Property property) {
        if (skipped("is")) {
            boolean not = skipped("not");
            if (!skipped("null")) {
                throw new Unreadable();
            }
            return new Fact(property, null, not ? Test.PRESENT : Test.MISSING, List.of());
        }
        if (skipped("between")) {
            String low = value(property);
            if (!skipped("and")) {
                throw new Unreadable();
            }
            return new Fact(property, null, Test.BETWEEN, List.of(low, value(property)));
        }
        if (skipped("like")) {
            String pattern = value(property);
            if (!pattern.matches("%?[^%_]+%?") || property.column().family() != TypeFamily.TEXT) {
                throw new Unreadable();
            }
            return new Fact(property, null, Test.LIKE, List.of(pattern));
        }
        Test test = at < tokens.size() ? SIGNS.get(text(at)) : null;
        if (test == null) {
            throw new Unreadable();
        }
        at++;
        if (test == Test.EQUAL && skipped("null")) {
            return new Fact(property, null, Test.MISSING, List.of());
        }
        return new Fact(property, null, test, List.of(value(property)));
    }

    /** A constant that a column can be compared with. */
    private String value(Property property) {
        if (at >= tokens.size() || !literal(at)) {
            throw new Unreadable();
        }
        Token token = tokens.get(at++);
        if (!fits(token, property.column().family())) {
            throw new Unreadable();
        }
        return token.text();
    }

    private static boolean fits(Token token, TypeFamily family) {
        return switch (family) {
            case INTEGER, DECIMAL -> token.kind() == Kind.NUMBER;
            case BOOLEAN -> token.text().matches("(?i)true|false");
            case DATE, TIMESTAMP ->
                token.text().length() == DAY && Periods.day(token.text()).isPresent();
            case TEXT, TIME, INTERVAL, ENUM, UUID, JSON, ARRAY, BINARY, OTHER -> true;
        };
    }

    private boolean literal(int index) {
        Token token = tokens.get(index);
        return token.kind() == Kind.TEXT
                || token.kind() == Kind.NUMBER
                || token.text().matches("(?i)true|false|null");
    }

    /** A table by its name, with its schema or without, unless one column is called so. */
    private Optional<Entity> table(Token token) {
        String name = token.text().replace("\"", "");
        if (token.kind() != Kind.NAME
                || !name.contains(".") && ontology.columns(name).size() == 1) {
            return Optional.empty();
        }
        List<Entity> called = ontology.entities().stream()
                .filter(entity -> entity.table().name().toString().equalsIgnoreCase(name)
                        || entity.table().name().name().equalsIgnoreCase(name))
                .toList();
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }

    /** A column by its name; without its table only if no other table has one called so. */
    private Property column() {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.NAME) {
            throw new Unreadable();
        }
        String[] parts = tokens.get(at++).text().replace("\"", "").split("\\.");
        if (parts.length == 0) {
            throw new Unreadable();
        }
        String column = parts[parts.length - 1];
        String table = parts.length == 1 ? null : parts[parts.length - 2];
        List<Property> found = ontology.columns(column).stream()
                .filter(property ->
                        table == null || property.entity().table().name().name().equalsIgnoreCase(table))
                .toList();
        if (found.size() != 1) {
            throw new Unreadable();
        }
        return found.getFirst();
    }

    private boolean is(String word) {
        return at < tokens.size() && text(at).equals(word);
    }

    private boolean skipped(String word) {
        boolean there = is(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String sign) {
        if (!skipped(sign)) {
            throw new Unreadable();
        }
    }

    private String text(int index) {
        Token token = tokens.get(index);
        return token.kind() == Kind.TEXT ? "'" : token.text().toLowerCase(Locale.ROOT);
    }
}
