package dev.parley.engine.interpretation.shown;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks ahead whose columns are named: "first name and age <em>of the students</em>", "the name and the number of
 * students <em>of each course</em>", "the names <em>of the surgeons</em>".
 */
final class ItemOwners {

    private static final int REACH = 4;
    /** From here on words are the name of a column, and not another word for it or part of it. */
    private static final double SURE = 0.9;

    private final Reading reading;
    private final Cursor cursor;

    ItemOwners(ShownReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /**
     * The table, or the role of its rows, that is said to own the column that was just taken.
     *
     * @param alone whether it is shown as it is, and nothing computed of it
     */
    Optional<Mention> stated(Evidence column, boolean alone) {
        List<Evidence> columns = cursor.ahead(
                0,
                e -> e.is(
                                Operation.AND,
                                Operation.COMMA,
                                Operation.DISTINCT,
                                Operation.POSSESSIVE,
                                Operation.ALSO_SHOWN)
                        || Functions.isFunction(e)
                        || Columns.isColumn(e));
        boolean of = cursor.next(columns.size())
                .filter(e -> e.is(Operation.OF, Operation.GROUP)
                        || e.is(Operation.IN)
                                && e.words().toLowerCase(Locale.ROOT).matches("for.*|from.*"))
                .isPresent();
        Optional<Mention> each =
                alone && columns.stream().anyMatch(Functions::isFunction) ? ofEach(column) : Optional.empty();
        if (each.isPresent()) {
            return each;
        }
        if (of) {
            return behind(columns.size() + 1);
        }
        Optional<Mention> owner = ofItsOwner(columns);
        if (owner.isPresent()) {
            return owner;
        }
        return columns.stream().anyMatch(e -> e.is(Operation.COUNT)) ? group() : Optional.empty();
    }

    /** "ids and names of members" where the last two are one name: theirs are the ids too. */
    private static Optional<Mention> ofItsOwner(List<Evidence> columns) {
        return columns.stream()
                .reduce((first, second) -> second)
                .filter(last -> Columns.isColumn(last)
                        && last.tokens().stream()
                                .anyMatch(token -> token.lower().equals("of")))
                .flatMap(last -> last.first(Mention.PropertyMention.class))
                .map(column -> new Mention.EntityMention(column.entityOf(), 1, ""));
    }

    /** What is named behind the "of". */
    private Optional<Mention> behind(int start) {
        List<Evidence> near = cursor
                .ahead(
                        start,
                        e -> !e.is(Operation.RELATIVE, Operation.WHO, Operation.WITH, Operation.WHOSE, Operation.STOP))
                .stream()
                .limit(REACH)
                .toList();
        for (int at = 0; at < near.size(); at++) {
            Evidence named = near.get(at);
            Optional<Mention> table = roleAlike(named).or(() -> table(named));
            if (table.isEmpty() && Columns.isColumn(named)) {
                return calledBy(named);
            }
            // "The names of the oil paintings" are those of paintings, wherever it is kept that one is in oil.
            boolean ahead = at + 1 < near.size() && table(near.get(at + 1)).isPresent();
            Optional<Mention> owner = table.or(() -> rows(named)).or(() -> ahead ? Optional.empty() : kind(named));
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    /** "friends" among persons, "supervisors" among employees: rows of the very table that they are something to. */
    private Optional<Mention> roleAlike(Evidence evidence) {
        return evidence.operation() != null
                ? Optional.empty()
                : evidence.all(Mention.RoleMention.class).stream()
                        .filter(role ->
                                role.quality() >= evidence.mentions().getFirst().quality() - 0.02)
                        .filter(role ->
                                reading.roles.tiesAlike(role.relation()) && reading.roles.meansRow(evidence, role))
                        .map(Mention.class::cast)
                        .findFirst();
    }

    /** "the students": nothing else goes by the words as well as a table. */
    private static Optional<Mention> table(Evidence evidence) {
        return evidence.all(Mention.EntityMention.class).stream()
                .filter(m -> evidence.operation() == null
                        && m.quality() >= evidence.mentions().getFirst().quality())
                .map(Mention.class::cast)
                .findFirst();
    }

    /** "the prices of the titles": rows that are called by that column alone. */
    private static Optional<Mention> calledBy(Evidence evidence) {
        return evidence.first(Mention.PropertyMention.class)
                .map(Mention.PropertyMention::property)
                .filter(property -> property.entity().label().equals(List.of(property)))
                .map(property -> new Mention.EntityMention(property.entity(), 1, ""));
    }

    private static Optional<Mention> rows(Evidence evidence) {
        return evidence.mentions().stream()
                .filter(m -> evidence.operation() == null)
                .filter(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention)
                .filter(m -> m.quality() >= evidence.mentions().getFirst().quality() - 0.1)
                .findFirst();
    }

    /** "the names of the surgeons", where rows with that value are meant. */
    private static Optional<Mention> kind(Evidence evidence) {
        boolean plain = evidence.operation() == null
                && !evidence.quoted()
                && evidence.words().equals(evidence.words().toLowerCase(Locale.ROOT));
        List<Entity> entities = evidence.all(Mention.ValueMention.class).stream()
                .filter(value -> value.property().role() == PropertyRole.ATTRIBUTE)
                .map(Mention::entityOf)
                .distinct()
                .toList();
        return plain && entities.size() == 1
                ? Optional.of(new Mention.EntityMention(entities.getFirst(), 1, ""))
                : Optional.empty();
    }

    /** "For each composer, the name and the total length of the pieces": the pieces are only what the total is of. */
    private Optional<Mention> ofEach(Evidence column) {
        return reading.scope.groups.stream()
                .filter(Scope.Item.Row.class::isInstance)
                .map(group -> ((Scope.Item.Row) group).place())
                .filter(place -> place.via() == null && owns(place.entity(), column))
                .findFirst()
                .map(place -> new Mention.EntityMention(place.entity(), 1, ""));
    }

    private static boolean owns(Entity entity, Evidence column) {
        return column.mentions().stream().anyMatch(mention -> mention.entityOf() == entity);
    }

    /** "the name and the number of students <em>of each course</em>": the names are those of courses. */
    private Optional<Mention> group() {
        return cursor.rest().stream()
                .dropWhile(e -> !e.is(Operation.GROUP))
                .skip(1)
                .filter(e -> !e.is(Operation.NOISE, Operation.OF, Operation.ALL, Operation.DISTINCT))
                .findFirst()
                .flatMap(ItemOwners::rows);
    }

    /**
     * "The nationality of the pilots", of which only the matches that they won have something alike: a column that is but
     * hinted at is none of rows that may have many of it.
     */
    boolean isStrange(Mention.PropertyMention column, Optional<Mention> stated) {
        return column.quality() < SURE && others(column, stated).isPresent();
    }

    /** "how many types of boats" are no {@code ticket_type} of whoever sailed, which is but half of its name. */
    boolean isFar(Mention.PropertyMention column, Optional<Mention> stated) {
        return column.quality() < 1
                && others(column, stated)
                        .filter(owner -> reading.distances(owner).getOrDefault(column.entityOf(), 99.0) > 1)
                        .isPresent();
    }

    /** The table that a column is said to be of, where it is another's and a row may have many of it. */
    private Optional<Entity> others(Mention.PropertyMention column, Optional<Mention> stated) {
        return stated.map(Mention::entityOf)
                .filter(owner -> owner != column.entityOf())
                .filter(owner -> reading.knowledge.graph().shortestPaths(owner, column.entityOf()).stream()
                        .noneMatch(JoinPath::toOne));
    }

    /** Where the column stands: "names <em>of the friends</em> of Bob" are none of Bob's. */
    Place place(Property property, Optional<Mention> stated) {
        return stated.filter(mention -> mention.entityOf() == property.entity())
                .map(reading.roles::place)
                .orElseGet(() -> reading.scope.place(property.entity()));
    }
}
