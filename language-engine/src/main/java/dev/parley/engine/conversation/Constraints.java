package dev.parley.engine.conversation;

import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.conversation.Wording.Beside;
import dev.parley.engine.conversation.Wording.Manner;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions of an earlier query with those that a follow-up says: each takes the place of earlier ones about the
 * same column or, for a period that names no date, of those about the only date; else it is one more.
 */
final class Constraints {

    private final Select earlier;
    private final Select said;
    private final Manner how;
    private final boolean dateGuessed;
    private final Map<String, Set<TableName>> earlierTables;
    private final Map<String, Set<TableName>> saidTables;

    /**
     * @param how in which manner it is said: where rows are only to be left out, a bound on the other side stays
     * @param dateGuessed whether a period is said without the date that it is about
     */
    Constraints(Select earlier, Select said, Manner how, boolean dateGuessed) {
        this.earlier = earlier;
        this.said = said;
        this.how = how;
        this.dateGuessed = dateGuessed;
        this.earlierTables = AlgebraJson.scanned(AlgebraJson.write(earlier));
        this.saidTables = AlgebraJson.scanned(AlgebraJson.write(said));
    }

    /** Whether there are some, and all of them take the place of earlier ones. */
    boolean replaceOthers() {
        return !said.where().isEmpty() && said.where().stream().allMatch(this::replacesOthers);
    }

    /** Whether a period is about the earlier date, and not about the one it was taken for. */
    boolean movesPeriod() {
        return said.where().stream()
                .filter(this::replacesOthers)
                .flatMap(predicate -> parts(predicate).stream())
                .anyMatch(part -> dated(part) && aboutTheSame(part).isEmpty());
    }

    /** Throws an {@code IllegalArgumentException} when there is nothing that "or" goes on from. */
    Select laidOver() {
        List<Predicate> others = said.where().stream()
                .filter(this::replacesOthers)
                .flatMap(predicate -> parts(predicate).stream())
                .toList();
        Select select = Conditions.replaced(earlier, old -> inPlace(old, others));
        for (Predicate predicate : said.where()) {
            if (!replacesOthers(predicate)) {
                if (how.beside() == Beside.OR) {
                    throw new IllegalArgumentException("there is no condition that this is another value for");
                }
                select = and(select, predicate);
            }
        }
        return select;
    }

    /** How many tables the query needs besides those of the earlier one to hold what is said. */
    int further() {
        return said.where().stream()
                .filter(predicate -> !replacesOthers(predicate))
                .mapToInt(predicate -> 10 * parts(predicate).size()
                        - 10
                        + (Conditions.subject(predicate).isPresent() ? 0 : 20)
                        + (int) predicate.aliases().stream()
                                .filter(alias -> !earlierTables.containsKey(alias))
                                .count())
                .sum();
    }

    private boolean replacesOthers(Predicate predicate) {
        List<Predicate> parts = parts(predicate);
        return !parts.isEmpty() && parts.stream().noneMatch(part -> places(part).isEmpty());
    }

    /** What it says of columns, at any depth: of "who bought a lamp" that it is a lamp. */
    private static List<Predicate> parts(Predicate predicate) {
        return Conditions.within(predicate)
                .filter(part -> Conditions.subject(part).isPresent())
                .toList();
    }

    /** The earlier query without its conditions about what is said: "not only from Berlin". */
    Optional<Select> lifted() {
        List<Predicate> gone = said.where().stream()
                .flatMap(predicate -> parts(predicate).stream())
                .flatMap(part -> places(part).stream())
                .toList();
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(Conditions.replaced(earlier, old -> gone.contains(old) ? List.of() : List.of(old)));
    }

    private static Select and(Select select, Predicate predicate) {
        List<Predicate> where = new ArrayList<>(select.where());
        if (!where.contains(predicate)) {
            where.add(predicate);
        }
        return select.withWhere(where);
    }

    private List<Predicate> inPlace(Predicate old, List<Predicate> others) {
        List<Predicate> now = others.stream()
                .filter(other -> places(other).contains(old))
                .map(other -> inPlace(old, other))
                .toList();
        return now.isEmpty() ? List.of(old) : now;
    }

    private Predicate inPlace(Predicate old, Predicate predicate) {
        Predicate now = Conditions.about(predicate, Conditions.subject(old).orElseThrow());
        boolean beside = how.beside() != Beside.NOTHING && !Conditions.excludes(predicate);
        return beside ? Conditions.either(old, now) : now;
    }

    private List<Predicate> places(Predicate predicate) {
        Optional<ColumnRef> subject = Conditions.subject(predicate);
        if (subject.isEmpty()) {
            return List.of();
        }
        if (Conditions.excludes(predicate)) {
            return Conditions.all(earlier)
                    .filter(old -> Conditions.subject(old)
                            .filter(column -> same(column, subject.get()))
                            .filter(column -> Conditions.denies(Conditions.about(predicate, column), old))
                            .isPresent())
                    .toList();
        }
        List<Predicate> about = aboutTheSame(predicate);
        if (about.isEmpty() && dateGuessed && !how.narrows() && dated(predicate)) {
            return theOnlyDate();
        }
        return about.stream()
                .filter(old -> !how.narrows() || !Conditions.opposite(old, predicate))
                .toList();
    }

    private List<Predicate> aboutTheSame(Predicate predicate) {
        ColumnRef subject = Conditions.subject(predicate).orElseThrow();
        return Conditions.all(earlier)
                .filter(old -> !Conditions.excludes(old))
                .filter(old -> Conditions.subject(old)
                        .filter(column -> same(column, subject))
                        .isPresent())
                .toList();
    }

    private static boolean dated(Predicate predicate) {
        return !(predicate instanceof Missing)
                && Conditions.subject(predicate)
                        .filter(column -> column.family().isTemporal())
                        .isPresent();
    }

    private boolean same(ColumnRef old, ColumnRef now) {
        return old.column().equals(now.column())
                && earlierTables.getOrDefault(old.alias(), Set.of()).equals(saidTables.get(now.alias()));
    }

    private List<Predicate> theOnlyDate() {
        List<Predicate> dated = Conditions.all(earlier)
                .filter(old -> Conditions.subject(old)
                        .filter(column -> column.family().isTemporal())
                        .isPresent())
                .toList();
        long columns = dated.stream().map(Conditions::subject).distinct().count();
        return columns == 1 ? dated : List.of();
    }
}
