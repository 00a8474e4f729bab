package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads whether rows are to be over or not, where they have a date that says since when: "current employees", "products
 * no longer sold". Before a column "current" says nothing, as every value is; elsewhere it is told that it was passed
 * over, or the question is refused.
 */
public final class Standing {

    private final Reading reading;
    private final Cursor cursor;
    /** The words for which rows were found that are not over. */
    private final List<Evidence> placed = new ArrayList<>();

    Standing(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** "no longer sold", where no value is denied: takes the words if the rows that they are said of can be over. */
    public boolean over(Evidence negation) {
        Optional<Place> place = negation.words().equalsIgnoreCase("no longer") ? spokenOf(negation) : Optional.empty();
        Optional<Property> end = place.flatMap(rows -> rows.entity().end());
        if (end.isEmpty()) {
            return false;
        }
        List<Evidence> behind = cursor.rest().stream().skip(1).toList();
        int lasting = StandingWords.lasting(behind, place.get().entity());
        if (lasting < 0 || !StandingWords.ends(behind, lasting)) {
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
        Optional<Evidence> noun =
                StandingWords.subject(cursor.all().subList(0, cursor.all().indexOf(words)));
        return noun.isPresent() ? place(noun.get()) : Optional.ofNullable(reading.scope.focus);
    }

    /** "branches with <em>current accounts</em>": rows of a table that was just named are not over. */
    void named(Evidence noun, Place place) {
        currentBefore(noun).ifPresent(current -> limit(current, place));
    }

    /** What was said of rows that were not placed while they were read. */
    public void finish() {
        for (Evidence word : cursor.all()) {
            if (StandingWords.isCurrent(word) && !placed.contains(word)) {
                finish(word);
            }
        }
    }

    private void finish(Evidence word) {
        List<Evidence> all = cursor.all();
        int at = all.indexOf(word);
        List<Evidence> behind = all.subList(at + 1, all.size());
        Optional<Evidence> noun = StandingWords.rowsBehind(behind);
        if (noun.isPresent()) {
            if (valueOfOther(word, noun.get())) {
                passOver(word);
            } else {
                limit(word, noun.get());
            }
            return;
        }
        if (StandingWords.saidByName(behind)) {
            return;
        }
        Optional<Evidence> subject = StandingWords.subject(all.subList(0, at));
        if (subject.isPresent()
                && StandingWords.lasts(
                        behind, subject.get().mentions().getFirst().entityOf())) {
            limit(word, subject.get());
        } else if (subject.flatMap(this::place).flatMap(this::link).isPresent()) {
            limit(word, subject.get());
        } else {
            passOver(word);
        }
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
                .dropWhile(span -> !StandingWords.isRows(span))
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
    public boolean said() {
        List<Evidence> all = cursor.all();
        return all.stream()
                .filter(StandingWords::isCurrent)
                .flatMap(word -> StandingWords.subject(all.subList(0, all.indexOf(word))).stream())
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
                        .filter(StandingWords::rows)
                        .anyMatch(mention -> mention.entityOf() == place.entity()))
                .toList();
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private void limit(Evidence word, Place place) {
        placed.add(word);
        if (place.entity().end().isEmpty()) {
            link(place).ifPresentOrElse(tie -> limit(word, tie), () -> passOver(word));
            return;
        }
        Optional<Property> end = place.entity().end();
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

    /** "workers currently assigned to a ward": the rows that tie the two, where those can be over. */
    private Optional<Place> link(Place place) {
        Scope scope = reading.scope;
        if (place.entity().end().isPresent()) {
            return Optional.empty();
        }
        List<Entity> others = Stream.concat(
                        scope.required.stream(),
                        scope.filters.stream()
                                .flatMap(filter -> filter.aliases().stream())
                                .map(scope.places::withAlias))
                .map(Place::entity)
                .filter(entity -> entity != place.entity())
                .distinct()
                .toList();
        List<Entity> ties = reading.knowledge.ontology().entities().stream()
                .filter(entity -> entity.end().isPresent() && pointsAt(entity, place.entity()))
                .filter(entity -> others.stream().anyMatch(other -> other == entity || pointsAt(entity, other)))
                .toList();
        return ties.size() == 1 ? Optional.of(scope.place(ties.getFirst())) : Optional.empty();
    }

    private boolean pointsAt(Entity from, Entity to) {
        return reading.knowledge.ontology().relations().stream()
                .anyMatch(relation -> relation.from() == from && relation.to() == to);
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
                .filter(StandingWords::isCurrent)
                .filter(word -> !placed.contains(word))
                .filter(word -> word.words().equalsIgnoreCase("current"));
    }
}
