package dev.parley.engine.ontology;

import dev.parley.engine.text.Abbreviations;
import dev.parley.engine.text.Glued;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the names of a schema as words: cut at signs and capitals, glued words taken apart, abbreviations spelt out,
 * the start of a table's name taken for the table ("custid", "emp_fname", "dname" of a department).
 */
final class NameReader {

    private static final int MOST_VARIANTS = 6;
    /** Before the name of a table, saying only what kind of table it is. */
    private static final Set<String> TABLE_PREFIXES =
            Set.of("tbl", "tb", "ref", "lkp", "lookup", "dim", "fact", "vw", "v", "t", "mst", "mv", "stg");
    /** Endings of keys, before which even a whole word may be the start of a table's name. */
    private static final Set<String> KEYS = Set.of("id", "no", "num", "nbr", "nr", "number", "code", "key", "ssn");

    private static final Map<String, List<String>> PERSON = Map.of(
            "fname", List.of("first", "name"), "lname", List.of("last", "name"), "mname", List.of("middle", "name"));

    /**
     * @param words lemmas, the likeliest reading
     * @param variants all readings, {@code words} first; the others are as sure or nearly so
     */
    record Reading(List<String> words, List<List<String>> variants) {}

    private final Map<TableName, List<String>> tables = new HashMap<>();
    private final Set<String> tableWords = new HashSet<>();
    /** Lemmas of the one table whose name starts so; empty where several do. */
    private final Map<String, List<String>> starts = new HashMap<>();

    private final Map<String, List<String>> parted = new HashMap<>();
    private final Map<TableName, Map<String, Reading>> columns = new HashMap<>();
    private final Misspellings misspellings;

    NameReader(SchemaSnapshot schema) {
        misspellings = new Misspellings(schema);
        for (Table table : schema.tables()) {
            List<String> pieces = Names.words(table.name().name());
            pieces.stream().filter(piece -> piece.length() > 2).forEach(piece -> {
                tableWords.add(piece);
                tableWords.add(Lemmas.lemma(piece));
            });
        }
        for (Table table : schema.tables()) {
            List<String> words = tableLemmas(table.name().name());
            tables.put(table.name(), words);
            tableWords.addAll(words.stream().filter(word -> word.length() > 2).toList());
            String glued = String.join("", words);
            for (int end = 1; end < glued.length(); end++) {
                starts.merge(glued.substring(0, end), words, (one, other) -> one.equals(other) ? one : List.of());
            }
        }
    }

    Reading table(Table table) {
        List<String> words = tables.get(table.name());
        Set<List<String>> variants = new LinkedHashSet<>();
        variants.add(words);
        variants.add(
                Names.words(table.name().name()).stream().map(Lemmas::lemma).toList());
        expand(words, variants);
        return new Reading(words, List.copyOf(variants));
    }

    Reading column(Table table, Column column) {
        return columns.computeIfAbsent(table.name(), ignored -> new HashMap<>())
                .computeIfAbsent(column.name(), ignored -> read(table, column));
    }

    private Reading read(Table table, Column column) {
        List<String> own = owner(table, column);
        List<String> pieces = pieces(column);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            words.addAll(piece(pieces, i, table, own));
        }
        if (words.isEmpty()) {
            words = List.of(column.name().toLowerCase(Locale.ROOT));
        }
        Set<List<String>> variants = new LinkedHashSet<>();
        variants.add(List.copyOf(words));
        List<String> plain = pieces.stream().map(Lemmas::lemma).toList();
        if (!plain.isEmpty()) {
            variants.add(plain);
            List<String> plainParts = pieces.stream()
                    .flatMap(piece -> parts(piece).stream())
                    .map(Lemmas::lemma)
                    .toList();
            variants.add(plainParts);
        }
        expand(words, variants);
        turned(words, variants);
        return new Reading(
                List.copyOf(words), variants.stream().limit(MOST_VARIANTS).toList());
    }

    /** Whose name a letter may stand for: "tid" of trips that point at {@code trucks.tid} is no number of a trip. */
    private List<String> owner(Table table, Column column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column.name()))
                        && key.referencedColumns().equals(key.columns())
                        && tables.containsKey(key.referencedTable()))
                .findFirst()
                .map(key -> tables.get(key.referencedTable()))
                .orElseGet(() -> tables.get(table.name()));
    }

    /** "l_name" and "e_mail" are one word each. */
    private static List<String> pieces(Column column) {
        List<String> pieces =
                column.family().isTextual() ? Names.wordsOfText(column.name()) : Names.words(column.name());
        boolean letter = pieces.size() > 1 && pieces.get(pieces.size() - 2).length() == 1;
        String together = letter ? String.join("", pieces.subList(pieces.size() - 2, pieces.size())) : "";
        if (!PERSON.containsKey(together) && !together.equals("email")) {
            return pieces;
        }
        List<String> joined = new ArrayList<>(pieces.subList(0, pieces.size() - 2));
        joined.add(together);
        return joined;
    }

    private List<String> tableLemmas(String name) {
        List<String> pieces = new ArrayList<>(Names.words(name));
        while (pieces.size() > 1 && TABLE_PREFIXES.contains(pieces.getFirst())) {
            pieces.removeFirst();
        }
        List<String> words = new ArrayList<>();
        for (String piece : pieces) {
            for (String part : Glued.parts(piece, tableWords)) {
                words.addAll(spelt(part));
            }
        }
        return words.isEmpty() ? List.of(name.toLowerCase(Locale.ROOT)) : List.copyOf(words);
    }

    private List<String> piece(List<String> pieces, int at, Table table, List<String> own) {
        String piece = pieces.get(at);
        boolean last = at == pieces.size() - 1;
        if (last && PERSON.containsKey(piece)) {
            return person(piece, pieces, table, own);
        }
        if (piece.equals("no") && (last && at > 0 || !last && pieces.get(at + 1).equals("of"))) {
            return List.of("number");
        }
        if (!last && at == 0) {
            List<String> start = start(piece, own, pieces.get(pieces.size() - 1));
            if (!start.isEmpty()) {
                return start;
            }
        }
        if (pieces.size() == 1 || last) {
            List<String> headed = headed(piece, own);
            if (!headed.isEmpty()) {
                return headed;
            }
        }
        List<String> words = new ArrayList<>();
        for (String part : parts(piece)) {
            words.addAll(spelt(misspellings.corrected(part)));
        }
        return words;
    }

    /** "fname" beside "lname" is a first name; alone in a table of films it is the film's name. */
    private static List<String> person(String piece, List<String> pieces, Table table, List<String> own) {
        String counterpart = piece.equals("lname") ? "fname" : "lname";
        boolean pair = table.columns().stream()
                .anyMatch(column -> column.name().toLowerCase(Locale.ROOT).endsWith(counterpart));
        List<String> words = new ArrayList<>();
        if (!pair && pieces.size() == 1 && own.getFirst().charAt(0) == piece.charAt(0)) {
            words.addAll(own);
            words.add("name");
        } else {
            words.addAll(PERSON.get(piece));
        }
        return words;
    }

    /** The table whose name starts so, before another word: "p" of a product, "cust", "emp". */
    private List<String> start(String piece, List<String> own, String last) {
        if (Glued.isWord(piece) && piece.length() > 2 && !KEYS.contains(last)) {
            return List.of();
        }
        if (tableWords.contains(piece) || piece.length() < 2 && !Glued.heads().contains(last)) {
            return List.of();
        }
        String glued = String.join("", own);
        String initials = initials(own);
        if (own.getFirst().startsWith(piece)) {
            return own.subList(0, 1);
        }
        if (glued.startsWith(piece) || own.size() > 1 && initials.equals(piece)) {
            return own;
        }
        if (Abbreviations.isOne(piece) || piece.length() < 3 && !KEYS.contains(last) || Glued.isWord(piece)) {
            return List.of();
        }
        return starts.getOrDefault(piece, List.of());
    }

    /** "custid", "dname", "facphone": a start of a table's name before a word that says what the column holds. */
    private List<String> headed(String piece, List<String> own) {
        if (Glued.isWord(piece)
                || tableWords.contains(piece)
                || Abbreviations.meaning(piece).isPresent()) {
            return List.of();
        }
        String glued = String.join("", own);
        for (int split = 1; split < piece.length() - 1; split++) {
            String head = piece.substring(split);
            if (!Glued.heads().contains(head)) {
                continue;
            }
            String start = piece.substring(0, split);
            List<String> table = List.of();
            if (tableWords.contains(start)) {
                table = parts(start).stream()
                        .flatMap(part -> spelt(part).stream())
                        .toList();
            } else if (Glued.isWord(start) && !(KEYS.contains(head) && glued.startsWith(start))) {
                continue;
            } else if (own.stream().anyMatch(word -> word.startsWith(start))) {
                table = own.stream()
                        .filter(word -> word.startsWith(start))
                        .limit(1)
                        .toList();
            } else if (glued.startsWith(start)
                    || own.size() > 1 && initials(own).equals(start)) {
                table = own;
            } else if (Abbreviations.meaning(start).isPresent()) {
                table = Abbreviations.meaning(start).get();
            } else if (start.length() >= 3 || KEYS.contains(head)) {
                table = starts.getOrDefault(start, List.of());
            }
            if (!table.isEmpty()) {
                List<String> words = new ArrayList<>(table);
                words.addAll(head.equals("no") ? List.of("number") : spelt(head));
                return words;
            }
        }
        return behind(piece);
    }

    /** "assistingnurse" ends in the name of a table. */
    private List<String> behind(String piece) {
        if (parts(piece).size() > 1) {
            return List.of();
        }
        for (int split = 3; split < piece.length() - 3; split++) {
            String table = piece.substring(split);
            if (!tableWords.contains(piece) && tableWords.contains(table)) {
                return List.of(Lemmas.lemma(piece.substring(0, split)), Lemmas.lemma(table));
            }
        }
        return List.of();
    }

    private static String initials(List<String> words) {
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.append(word.charAt(0)));
        return initials.toString();
    }

    private List<String> parts(String piece) {
        return parted.computeIfAbsent(piece, name -> Glued.parts(name, tableWords));
    }

    private static List<String> spelt(String word) {
        return Abbreviations.meaning(word).orElseGet(() -> List.of(Lemmas.lemma(word)));
    }

    /** What abbreviations with several meanings may stand for, one at a time and all at once. */
    private static void expand(List<String> words, Set<List<String>> variants) {
        for (int i = 0; i < words.size(); i++) {
            for (List<String> meaning : Abbreviations.possibleMeanings(words.get(i))) {
                List<String> spelt = new ArrayList<>(words.subList(0, i));
                spelt.addAll(meaning);
                spelt.addAll(words.subList(i + 1, words.size()));
                variants.add(List.copyOf(spelt));
            }
        }
        variants.add(words.stream()
                .flatMap(word ->
                        Abbreviations.possibleMeanings(word).stream().findFirst().orElse(List.of(word)).stream())
                .toList());
    }

    /** "date of birth" is a birth date, and a "number of seats" may be called a seat count. */
    private static void turned(List<String> words, Set<List<String>> variants) {
        int of = words.indexOf("of");
        if (of > 0 && of < words.size() - 1) {
            List<String> turned = new ArrayList<>(words.subList(of + 1, words.size()));
            turned.addAll(words.subList(0, of));
            variants.add(List.copyOf(turned));
        }
        boolean counted = words.size() > 1
                && (words.getFirst().equals("number") && of < 0
                        || words.getLast().equals("count") && words.size() < 4);
        if (counted) {
            List<String> what = words.getFirst().equals("number")
                    ? words.subList(1, words.size())
                    : words.subList(0, words.size() - 1);
            List<String> number = new ArrayList<>(List.of("number", "of"));
            number.addAll(what);
            variants.add(List.copyOf(number));
        }
    }
}
