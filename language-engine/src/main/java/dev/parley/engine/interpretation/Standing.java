package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads whether rows are to be over or not, where they have a date that says since when: "current employees", "products
 * no longer sold". Before a column "current" says nothing, as every value is; elsewhere it is told that it was passed
 * over, or the question is refused.
 */
final class Standing {

    /** What rows do or are as long as they are not over. */
    private static final String LASTING =
            "(?i)works?|working|worked|employed|serv(e|es|ing)|teach(es|ing)?|active|around|here|available|valid"
                    + "|operat(e|es|ing)|run|runs|running|sold|offered|made|produced|used|stocked|supplied|sell|exists?"
                    + "|open|enrolled|members?|there|in force|in use|in service|in business|on staff|with us|with them";

    /** A form of a table's name, as the verb of what its rows do, is worth no more. */
    private static final double BY_NAME = 0.8;

    private final Reading reading;
    private final Cursor cursor;
    /** The words for which rows were found that are not over. */
    private final List<Evidence> placed = new ArrayList<>();

    Standing(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** "no longer sold", where no value is denied: takes the words if the rows that they are said of can be over. */
    boolean over(Evidence negation) {
        Optional<Place> place = negation.words().equalsIgnoreCase("no longer") ? spokenOf(negation) : Optional.empty();
        Optional<Property> end = place.flatMap(rows -> rows.entity().end());
        if (end.isEmpty()) {
            return false;
        }
        List<Evidence> behind = cursor.rest().stream().skip(1).toList();
        int lasting = lasting(behind, place.get().entity());
        if (lasting < 0 || !ends(behind, lasting)) {
            return false;
        }
        reading.notes.operation(cursor.take());
        StringBuilder words = new StringBuilder(negation.words());
        for (int i = 0; i < lasting; i++) {
            words.append(' ').append(cursor.take().words());
        }
        reading.scope.pending.add(
                new Comparison(
                        place.get().column(end.get()),
                        Comparison.Operator.LESS_OR_EQUAL,
                        new Literal.Day(reading.today)),
                true);
        reading.notes.assume(words.toString(), "taken as " + Notes.named(end.get()) + " being past");
        return true;
    }

    /** The rows of the noun right before, else those asked about. */
    private Optional<Place> spokenOf(Evidence words) {
        Optional<Evidence> noun = subject(cursor.all().subList(0, cursor.all().indexOf(words)));
        return noun.isPresent() ? place(noun.get()) : Optional.ofNullable(reading.scope.focus);
    }

    /** How many of the spans say that rows last, and nothing that is known of them; less than 0 where none does. */
    private static int lasting(List<Evidence> spans, Entity rows) {
        int last = -1;
        for (int i = 0; i < spans.size(); i++) {
            Evidence span = spans.get(i);
            boolean says = span.words().matches(LASTING)
                    && span.mentions().stream()
                            .allMatch(m -> m instanceof Mention.EntityMention && m.entityOf() == rows);
            if (!says && !span.is(Operation.NOISE)) {
                break;
            }
            last = says ? i + 1 : last;
        }
        return last;
    }

    private static boolean ends(List<Evidence> spans, int at) {
        return spans.stream()
                .skip(at)
                .filter(span -> !span.is(Operation.NOISE))
                .findFirst()
                .filter(span -> !span.is(Operation.STOP, Operation.AND, Operation.COMMA))
                .isEmpty();
    }

    /** "branches with <em>current accounts</em>": rows of a table that was just named are not over. */
    void named(Evidence noun, Place place) {
        currentBefore(noun).ifPresent(current -> limit(current, place));
    }

    /** What was said of rows that were not placed while they were read. */
    void finish() {
        for (Evidence word : cursor.all()) {
            if (isCurrent(word) && !placed.contains(word)) {
                finish(word);
            }
        }
    }

    private void finish(Evidence word) {
        List<Evidence> all = cursor.all();
        int at = all.indexOf(word);
        List<Evidence> behind = all.subList(at + 1, all.size());
        Optional<Evidence> noun = rowsBehind(behind);
        if (noun.isPresent()) {
            if (valueOfOther(word, noun.get())) {
                passOver(word);
            } else {
                limit(word, noun.get());
            }
            return;
        }
        if (saidByName(behind)) {
            return;
        }
        Optional<Evidence> subject = subject(all.subList(0, at));
        if (subject.isPresent()
                && lasts(behind, subject.get().mentions().getFirst().entityOf())) {
            limit(word, subject.get());
        } else {
            passOver(word);
        }
    }

    /** Whether a column or a value says it: "current balance", "still pending". */
    private static boolean saidByName(List<Evidence> behind) {
        return behind.stream()
                .dropWhile(span -> span.is(Operation.NOISE))
                .findFirst()
                .filter(span ->
                        !span.mentions().isEmpty() && !rows(span.mentions().getFirst())
                                || span.is(Operation.NOT, Operation.WITHOUT))
                .isPresent();
    }

    /** "still work here", "still in each department", "currently have": nothing but that the rows last. */
    private static boolean lasts(List<Evidence> behind, Entity rows) {
        int lasting = Math.max(0, lasting(behind, rows));
        boolean had = behind.stream()
                .skip(lasting)
                .findFirst()
                .filter(span -> span.words().matches("(?i)have|employ|be"))
                .isPresent();
        return ends(behind, had ? lasting + 1 : lasting)
                || behind.stream()
                        .skip(lasting)
                        .dropWhile(span -> span.is(Operation.NOISE))
                        .findFirst()
                        .filter(span -> span.is(Operation.IN, Operation.GROUP))
                        .isPresent();
    }

    /** "their current department", "the current manager of employee 5": one value of each of the others, as a column is. */
    private boolean valueOfOther(Evidence word, Evidence noun) {
        List<Evidence> all = cursor.all();
        boolean theirs =
                cursor.justBefore(word).filter(e -> e.is(Operation.POSSESSIVE)).isPresent();
        boolean of = all.indexOf(noun) + 1 < all.size()
                && all.get(all.indexOf(noun) + 1).is(Operation.OF);
        Optional<Entity> owner = all.stream()
                .skip(all.indexOf(noun) + 2L)
                .dropWhile(span -> !isRows(span))
                .findFirst()
                .map(span -> span.mentions().getFirst().entityOf());
        Mention named = noun.mentions().getFirst();
        return theirs
                || of && named instanceof Mention.RoleMention
                || of
                        && owner.isPresent()
                        && reading.knowledge.graph().shortestPaths(owner.get(), named.entityOf()).stream()
                                .allMatch(JoinPath::toOne);
    }

    /** Whether "still" or "currently" is said of rows that can be over. */
    boolean said() {
        List<Evidence> all = cursor.all();
        return all.stream()
                .filter(Standing::isCurrent)
                .flatMap(word -> subject(all.subList(0, all.indexOf(word))).stream())
                .anyMatch(noun -> noun.mentions().getFirst().entityOf().end().isPresent());
    }

    private void limit(Evidence word, Evidence noun) {
        Optional<Place> place = place(noun);
        if (place.isPresent()) {
            limit(word, place.get());
        } else if (noun.mentions().getFirst().entityOf().end().isPresent()) {
            throw new NotUnderstood(word);
        } else {
            passOver(word);
        }
    }

    /** Where the rows of a noun stand; empty where they stand nowhere, or more than once. */
    private Optional<Place> place(Evidence noun) {
        List<Place> places = reading.scope.subjects().stream()
                .filter(place -> noun.mentions().stream()
                        .filter(Standing::rows)
                        .anyMatch(mention -> mention.entityOf() == place.entity()))
                .toList();
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private void limit(Evidence word, Place place) {
        placed.add(word);
        Optional<Property> end = place.entity().end();
        if (end.isEmpty()) {
            passOver(word);
            return;
        }
        Expression column = place.column(end.get());
        boolean said = reading.scope.filters.stream()
                .anyMatch(filter -> filter.expressions().contains(column));
        if (said) {
            return;
        }
        reading.scope.filters.add(new AnyOf(List.of(
                new Missing(column),
                new Comparison(column, Comparison.Operator.GREATER, new Literal.Day(reading.today)))));
        reading.notes.assume(word.words(), "taken as " + Notes.named(end.get()) + " being empty or still to come");
    }

    private void passOver(Evidence word) {
        reading.notes.assume(word.words(), "says nothing that is known of these rows: passed over");
    }

    /** The word right before a noun, values of its rows apart: "<em>current</em> Acme employees". */
    private Optional<Evidence> currentBefore(Evidence noun) {
        List<Evidence> all = cursor.all();
        return all.subList(0, Math.max(0, all.indexOf(noun))).reversed().stream()
                .dropWhile(span -> span.operation() == null
                        && !span.mentions().isEmpty()
                        && span.mentions().getFirst() instanceof Mention.ValueMention)
                .findFirst()
                .filter(Standing::isCurrent)
                .filter(word -> !placed.contains(word))
                .filter(word -> word.words().equalsIgnoreCase("current"));
    }

    /** The noun that "current" or "currently employed" stands before. */
    private static Optional<Evidence> rowsBehind(List<Evidence> behind) {
        return behind.stream()
                .dropWhile(span -> span.words().matches("(?i)the|employed|working|active")
                        || span.operation() == null
                                && !span.mentions().isEmpty()
                                && span.mentions().getFirst() instanceof Mention.ValueMention)
                .findFirst()
                .filter(Standing::isRows);
    }

    /** What "still" or "currently" is said of: the noun before it. */
    private static Optional<Evidence> subject(List<Evidence> before) {
        return before.reversed().stream()
                .filter(span ->
                        !span.is(Operation.NOISE, Operation.WHO, Operation.RELATIVE, Operation.WHICH, Operation.WHERE))
                .filter(span -> !span.is(Operation.VERB) || isRows(span))
                .findFirst()
                .filter(Standing::isRows);
    }

    private static boolean isCurrent(Evidence word) {
        return word.is(Operation.NOISE) && word.words().matches("(?i)current|currently|presently|still");
    }

    private static boolean isRows(Evidence span) {
        return span.operation() == null
                && !span.mentions().isEmpty()
                && rows(span.mentions().getFirst())
                && span.mentions().getFirst().quality() > BY_NAME;
    }

    private static boolean rows(Mention mention) {
        return mention instanceof Mention.EntityMention || mention instanceof Mention.RoleMention;
    }
}
