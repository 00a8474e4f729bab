package dev.parley.engine.completion;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.completion.Completion.Kind;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ranks how a question may go on: by what stands before the word that is being typed, then by how near the name is. */
public final class Completions {

    private static final Map<Place, List<String>> PHRASES = phrases();
    /** Words before the cursor that may be the beginning of one name. */
    private static final int LONGEST_NAME = 4;

    private final SchemaWords names;
    private final Ontology ontology;
    private final Function<String, List<Evidence>> annotator;

    /** What stands before the word that is being typed. */
    private enum Place {
        START,
        /** A table is due: "how many", "without". */
        ROWS,
        /** A table or a column is due: "the", "of", "per". */
        NAME,
        /** A value is due: "status is". */
        EQUALS,
        TABLE,
        COLUMN,
        VALUE
    }

    /** @param annotator what the engine makes of the words of a text */
    public Completions(Ontology ontology, ValueIndex values, Function<String, List<Evidence>> annotator) {
        this.names = new SchemaWords(ontology, values);
        this.ontology = ontology;
        this.annotator = annotator;
    }

    /**
     * Best first.
     *
     * @param text as far as it is typed; the last word is complete when a space follows
     */
    public List<Completion> of(String text, int most) {
        Map<String, Completion> found = new LinkedHashMap<>();
        String start = text.stripLeading();
        for (int words : wordsBack(start)) {
            int cut = cut(start, words);
            String typed = start.substring(cut).toLowerCase(Locale.ROOT);
            after(start.substring(0, cut), typed)
                    .filter(completion -> completion.completion().length() > typed.length()
                            && completion.completion().toLowerCase(Locale.ROOT).startsWith(typed))
                    .limit(most)
                    .forEach(completion ->
                            found.putIfAbsent(completion.completion().toLowerCase(Locale.ROOT), completion));
        }
        return found.values().stream().limit(most).toList();
    }

    private Stream<Completion> after(String before, String typed) {
        List<Evidence> evidence = before.isBlank() ? List.of() : annotator.apply(before);
        Place place = place(evidence);
        List<Entity> said = said(evidence);
        Stream<Completion> phrases =
                PHRASES.getOrDefault(place, List.of()).stream().map(phrase -> completion(before, phrase, Kind.PHRASE));
        Stream<Completion> named =
                switch (place) {
                    case ROWS -> Stream.concat(tables(before, said), columns(before, said));
                    case NAME ->
                        said.isEmpty()
                                ? Stream.concat(tables(before, said), columns(before, said))
                                : Stream.concat(columns(before, said), tables(before, said));
                    case EQUALS -> values(before, typed, column(evidence));
                    case START, TABLE, COLUMN, VALUE ->
                        typed.isEmpty()
                                ? Stream.of()
                                : Stream.of(
                                                tables(before, said),
                                                columns(before, said),
                                                values(before, typed, Optional.empty()))
                                        .flatMap(all -> all);
                };
        return Stream.concat(phrases, named);
    }

    private Stream<Completion> tables(String before, List<Entity> said) {
        return names.tables(said).map(name -> completion(before, name, Kind.TABLE));
    }

    private Stream<Completion> columns(String before, List<Entity> said) {
        return names.columns(said).map(name -> completion(before, name, Kind.COLUMN));
    }

    private Stream<Completion> values(String before, String typed, Optional<Property> column) {
        return names.values(typed, column).map(value -> completion(before, value, Kind.VALUE));
    }

    private static Completion completion(String before, String added, Kind kind) {
        return new Completion(before + added, added, kind);
    }

    private static Place place(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Place.START;
        }
        Evidence last = evidence.getLast();
        if (last.operation() == null || last.is(Operation.VERB)) {
            return last.mentions().stream().findFirst().map(Completions::place).orElse(Place.VALUE);
        }
        boolean verb = last.words().matches("(?i)is|are|was|were|=");
        if (verb && column(evidence).isPresent() || last.is(Operation.EXACTLY)) {
            return Place.EQUALS;
        }
        boolean in = last.is(Operation.IN) && !last.words().equalsIgnoreCase("for");
        return last.is(Operation.COUNT, Operation.WITHOUT, Operation.ALL, Operation.WHICH)
                ? Place.ROWS
                : in ? Place.EQUALS : Place.NAME;
    }

    private static Place place(Mention mention) {
        return switch (mention) {
            case Mention.EntityMention ignored -> Place.TABLE;
            case Mention.RoleMention ignored -> Place.TABLE;
            case Mention.PropertyMention ignored -> Place.COLUMN;
            case Mention.DerivedMention ignored -> Place.COLUMN;
            case Mention.ValueMention ignored -> Place.VALUE;
            case Mention.DefinedMention ignored -> Place.VALUE;
        };
    }

    /** The column named last, right before "is": of several tables that have one, that of the table named last. */
    private static Optional<Property> column(List<Evidence> evidence) {
        List<Property> columns = evidence.reversed().stream()
                .skip(1)
                .limit(1)
                .flatMap(span -> span.all(Mention.PropertyMention.class).stream())
                .map(Mention.PropertyMention::property)
                .toList();
        Optional<Property> own = evidence.reversed().stream()
                .skip(2)
                .flatMap(span -> span.first(Mention.EntityMention.class).stream())
                .flatMap(table -> columns.stream().filter(column -> column.entity() == table.entity()))
                .findFirst();
        return own.or(() -> columns.stream().findFirst());
    }

    /** The tables that were named, the last first, then those that are tied to them. */
    private List<Entity> said(List<Evidence> evidence) {
        List<Entity> said = new ArrayList<>(evidence.reversed().stream()
                .filter(span -> span.operation() == null)
                .flatMap(span -> span.mentions().stream().limit(1))
                .map(Mention::entityOf)
                .distinct()
                .toList());
        List<Entity> tied = ontology.relations().stream()
                .filter(relation -> said.contains(relation.from()) || said.contains(relation.to()))
                .flatMap(relation -> Stream.of(relation.from(), relation.to()))
                .filter(entity -> !said.contains(entity))
                .distinct()
                .toList();
        said.addAll(tied);
        return said;
    }

    /** How many of the last words may belong to what is typed: none where they end, then the longest name first. */
    private static List<Integer> wordsBack(String text) {
        int all = text.isBlank() ? 0 : text.strip().split("\\s+").length;
        List<Integer> back = new ArrayList<>();
        if (isComplete(text)) {
            back.add(0);
        }
        for (int words = Math.min(LONGEST_NAME, all); words > 0; words--) {
            back.add(words);
        }
        return back;
    }

    private static boolean isComplete(String text) {
        return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    }

    /** Where the last words begin, however many spaces follow. */
    private static int cut(String text, int words) {
        int at = text.length();
        for (int i = 0; i < words; i++) {
            while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
        }
        return at;
    }

    private static Map<Place, List<String>> phrases() {
        Map<Place, List<String>> phrases = new EnumMap<>(Place.class);
        for (String line : Resources.lines(Completions.class, "phrases.txt")) {
            String[] parts = line.split(":", 2);
            phrases.put(
                    Place.valueOf(parts[0]),
                    Arrays.stream(parts[1].split(";")).map(String::strip).toList());
        }
        return phrases;
    }
}
