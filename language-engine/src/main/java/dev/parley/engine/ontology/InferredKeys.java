package dev.parley.engine.ontology;

import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that nobody declared, told from names and types. It would rather miss one than invent one: a column points at a
 * table only when its name says which, its type fits, and no other table fits as well.
 */
final class InferredKeys {

    /** What names of keys end in. */
    private static final Set<String> ENDINGS =
            Set.of("id", "uuid", "guid", "key", "fk", "pk", "code", "number", "ref", "ssn");
    /** Endings that point at a key called {@code id} or the like. */
    private static final Set<String> POINTERS = Set.of("id", "uuid", "guid", "key", "fk", "ref");
    /** Keys that mean the same in whatever table they stand, without naming it. */
    private static final Set<String> SPEAKING = Set.of("ssn", "isbn", "sku", "vin", "iata", "icao", "username");

    private static final Set<String> BARE = Set.of("id", "uuid", "guid", "pk", "key", "code", "number");
    private static final Set<String> COUNTS = Set.of(
            "number", "count", "total", "max", "min", "avg", "maximum", "minimum", "average", "sum", "per", "of");
    private static final Set<String> LEADERS = Set.of("manager", "supervisor", "boss", "superior", "chief", "leader");
    private static final Set<String> STAFF = Set.of("employee", "staff", "worker", "personnel");

    private final Map<TableName, Map<String, List<String>>> words = new HashMap<>();
    private final Map<TableName, List<String>> tableWords = new HashMap<>();
    private final Map<TableName, List<String>> keys = new HashMap<>();
    private final Map<String, List<Target>> byColumn = new HashMap<>();
    private final Map<String, List<Target>> byKeyWords = new HashMap<>();
    private final Map<String, List<Target>> byTable = new HashMap<>();
    /** By the last word of a table's name of several. */
    private final Map<String, List<Target>> byTableEnd = new HashMap<>();

    private record Target(Table table, Column key, List<String> tableWords, List<String> keyWords) {}

    /** @param role whether words before the name say what the target is to the row */
    private record Match(Target target, double score, boolean role) {}

    InferredKeys(SchemaSnapshot schema, Map<TableName, NameReader.Reading> tables, NameReader reader) {
        Map<String, Integer> uses = new HashMap<>();
        for (Table table : schema.tables()) {
            tableWords.put(table.name(), tables.get(table.name()).words());
            Map<String, List<String>> columns = new HashMap<>();
            for (Column column : table.columns()) {
                columns.put(column.name(), reader.column(table, column).words());
                uses.merge(column.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
            words.put(table.name(), columns);
        }
        Set<String> declared = new HashSet<>();
        schema.tables().stream()
                .filter(table -> table.primaryKey().size() == 1)
                .forEach(table -> declared.add(table.primaryKey().getFirst().toLowerCase(Locale.ROOT)));
        for (Table table : schema.tables()) {
            keys.put(
                    table.name(),
                    table.primaryKey().isEmpty()
                            ? guess(table, uses, declared).map(List::of).orElse(List.of())
                            : table.primaryKey());
        }
        schema.tables().forEach(this::index);
    }

    /** Columns of the primary key, declared or told from the names; empty when neither. */
    List<String> key(Table table) {
        return keys.get(table.name());
    }

    /** The foreign keys of a table that its columns' names tell and that are not declared. */
    List<ForeignKey> references(Table table) {
        List<ForeignKey> found = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean declared =
                    table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
            boolean points =
                    switch (column.family()) {
                        case INTEGER, DECIMAL, TEXT, UUID -> true;
                        default -> false;
                    };
            if (!declared && points) {
                target(table, column)
                        .map(target -> new ForeignKey(
                                "inferred_" + table.name().name() + "_" + column.name(),
                                List.of(column.name()),
                                target.table().name(),
                                List.of(target.key().name()),
                                false))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** A column of a link that is the key of one of the tables it links is none of its own. */
    private boolean pointsElsewhere(Table table, Column column, List<String> name) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))
                || tableWords.containsValue(name.subList(0, name.size() - 1));
    }

    /** A {@code tid} of trips that is the key of trucks: each may have many. */
    private static boolean isOfAnother(Table table, Column column, Set<String> declared) {
        return declared.contains(column.name().toLowerCase(Locale.ROOT))
                || table.foreignKeys().stream().anyMatch(key -> key.columns().equals(List.of(column.name())));
    }

    private Optional<String> guess(Table table, Map<String, Integer> uses, Set<String> declared) {
        List<String> own = tableWords.get(table.name());
        Map<String, List<String>> names = words.get(table.name());
        List<Column> single = table.columns().stream()
                .filter(column -> table.uniqueKeys().contains(List.of(column.name())) && !column.nullable())
                .toList();
        Optional<Column> named = table.columns().stream()
                .filter(column -> !column.family().isTemporal() && column.family() != TypeFamily.BOOLEAN)
                .filter(column -> {
                    List<String> name = names.get(column.name());
                    boolean bare = name.equals(List.of("id")) || name.equals(List.of("uuid"));
                    return bare
                            || name.size() == own.size() + 1
                                    && name.subList(0, own.size()).equals(own)
                                    && ENDINGS.contains(name.getLast())
                                    && !isOfAnother(table, column, declared);
                })
                .findFirst();
        if (named.isPresent()) {
            return named.map(Column::name);
        }
        if (!single.isEmpty()) {
            return Optional.of(single.getFirst().name());
        }
        if (table.columns().isEmpty()) {
            return Optional.empty();
        }
        Column first = table.columns().getFirst();
        List<String> name = names.get(first.name());
        if (name.equals(List.of("code"))) {
            return Optional.of(first.name());
        }
        String lower = first.name().toLowerCase(Locale.ROOT);
        boolean referenced = name.size() > 1
                && ENDINGS.contains(name.getLast())
                && uses.getOrDefault(lower, 0) > 1
                && !declared.contains(lower)
                && own.contains(name.getFirst())
                && !pointsElsewhere(table, first, name);
        return referenced ? Optional.of(first.name()) : Optional.empty();
    }

    private void index(Table table) {
        List<String> key = keys.get(table.name());
        List<String> candidates = new ArrayList<>();
        if (key.size() == 1) {
            candidates.add(key.getFirst());
        }
        table.uniqueKeys().stream()
                .filter(unique -> unique.size() == 1)
                .map(List::getFirst)
                .filter(column -> !candidates.contains(column))
                .filter(column -> ENDINGS.contains(words.get(table.name())
                        .getOrDefault(column, List.of(""))
                        .getLast()))
                .forEach(candidates::add);
        for (String name : candidates) {
            table.column(name).ifPresent(column -> {
                List<String> keyWords = words.get(table.name()).get(name);
                List<String> own = tableWords.get(table.name());
                Target target = new Target(table, column, own, keyWords);
                put(byColumn, name.toLowerCase(Locale.ROOT), target);
                put(byKeyWords, String.join(" ", keyWords), target);
                if (name.equals(candidates.getFirst())) {
                    put(byTable, String.join(" ", own), target);
                    if (own.size() > 1) {
                        put(byTableEnd, own.getLast(), target);
                    }
                }
            });
        }
    }

    private static void put(Map<String, List<Target>> index, String key, Target target) {
        index.computeIfAbsent(key, ignored -> new ArrayList<>(1)).add(target);
    }

    private Optional<Target> target(Table table, Column column) {
        List<String> own = tableWords.get(table.name());
        List<String> name = words.get(table.name()).get(column.name());
        boolean ownKey = keys.get(table.name()).equals(List.of(column.name()));
        if (BARE.contains(String.join(" ", name)) || ownKey && calls(name, own)) {
            return Optional.empty();
        }
        List<Match> matches = new ArrayList<>();
        byColumn.getOrDefault(column.name().toLowerCase(Locale.ROOT), List.of())
                .forEach(target -> sameName(target, matches));
        for (int from = 0; from < name.size(); from++) {
            match(column, name, from, matches);
        }
        List<Match> fitting = matches.stream()
                .filter(match -> compatible(match.target().key(), column))
                .filter(match -> !ownKey || match.score() >= 2)
                .filter(match -> match.target().table() != table
                        || !match.target().key().name().equals(column.name()) && match.score() > 2 && match.role())
                .map(match -> weighed(match, table))
                .toList();
        if (fitting.isEmpty()) {
            return ownKey ? Optional.empty() : leader(table, column, name);
        }
        double best = fitting.stream().mapToDouble(Match::score).max().orElseThrow();
        List<Target> first = fitting.stream()
                .filter(match -> match.score() == best)
                .map(Match::target)
                .distinct()
                .toList();
        return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
    }

    /** What the words of a column's name from one on point at; those before are a role. */
    private void match(Column column, List<String> name, int from, List<Match> matches) {
        boolean role = from > 0;
        String ending = name.getLast();
        String rest = String.join(" ", name.subList(from, name.size()));
        byKeyWords.getOrDefault(rest, List.of()).forEach(target -> {
            if (calls(target.keyWords(), target.tableWords()) || role && speaking(target)) {
                matches.add(new Match(target, role ? 4 : 5, role));
            }
        });
        if (ENDINGS.contains(ending)) {
            String table = String.join(" ", name.subList(from, Math.max(from, name.size() - 1)));
            byTable.getOrDefault(table, List.of()).stream()
                    .filter(target -> fits(target, ending))
                    .forEach(target -> matches.add(new Match(target, role ? 3 : 4, role)));
            byTableEnd.getOrDefault(table, List.of()).stream()
                    .filter(target -> !role && fits(target, ending))
                    .forEach(target -> matches.add(new Match(target, 2.5, false)));
            return;
        }
        boolean number = column.family() == TypeFamily.INTEGER;
        List<String> pieces = Names.words(column.name());
        boolean one = !pieces.isEmpty() && Lemmas.lemma(pieces.getLast()).equals(pieces.getLast());
        boolean counts = name.stream().anyMatch(COUNTS::contains);
        if (number ? one && !counts : !role) {
            byTable.getOrDefault(rest, List.of())
                    .forEach(target -> matches.add(new Match(target, role ? 1.5 : 2, role)));
        }
    }

    /** Keys that share their name: clear when it names the table, likely when it is long and stands in no other key. */
    private static void sameName(Target target, List<Match> matches) {
        List<String> key = target.keyWords();
        if (calls(key, target.tableWords())) {
            boolean whole = key.size() == target.tableWords().size() + 1;
            matches.add(new Match(target, whole ? 6 : 5, false));
        } else if (target.keyWords().size() > 1
                && ENDINGS.contains(target.keyWords().getLast())) {
            matches.add(new Match(target, 1, false));
        }
    }

    /** Whether the words of a key before its ending are the table's name or the end of it. */
    private static boolean calls(List<String> key, List<String> table) {
        List<String> before = key.subList(0, key.size() - 1);
        return !before.isEmpty()
                && before.size() <= table.size()
                && table.subList(table.size() - before.size(), table.size()).equals(before);
    }

    private static boolean speaking(Target target) {
        return target.keyWords().size() == 1
                && SPEAKING.contains(target.keyWords().getFirst());
    }

    private static boolean fits(Target target, String ending) {
        String key = target.keyWords().getLast();
        return key.equals(ending)
                || POINTERS.contains(ending)
                        && (POINTERS.contains(key) || BARE.contains(String.join(" ", target.keyWords())));
    }

    /** Tables before views, the own schema before others. */
    private static Match weighed(Match match, Table table) {
        TableKind kind = match.target().table().kind();
        boolean view = kind == TableKind.VIEW || kind == TableKind.MATERIALIZED_VIEW;
        boolean near =
                match.target().table().name().schema().equals(table.name().schema());
        return new Match(match.target(), match.score() - (view ? 10 : 0) + (near ? 0.5 : 0), match.role());
    }

    private static boolean compatible(Column key, Column column) {
        return key.family() == column.family()
                || key.family().isNumeric() && column.family().isNumeric();
    }

    /** "manager_id" points at the employee's own table, or at the one table of employees; "parent_id" at its own. */
    private Optional<Target> leader(Table table, Column column, List<String> name) {
        boolean key = name.size() == 2 && POINTERS.contains(name.getLast());
        boolean number = column.family() == TypeFamily.INTEGER && name.size() == 1;
        boolean reports = name.equals(List.of("report", "to"));
        List<String> own = tableWords.get(table.name());
        boolean staff = STAFF.contains(own.getLast());
        Optional<Target> self = byTable.getOrDefault(String.join(" ", own), List.of()).stream()
                .filter(target -> target.table() == table)
                .filter(target -> compatible(target.key(), column))
                .findFirst();
        if (key && name.getFirst().equals("parent") || reports) {
            return self;
        }
        if (!(key || number) || !LEADERS.contains(name.getFirst())) {
            return Optional.empty();
        }
        if (staff) {
            return self;
        }
        List<Target> all = STAFF.stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(word -> byTable.getOrDefault(word, List.of()).stream())
                .filter(target -> compatible(target.key(), column))
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }
}
