package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Fellows;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Optional;

/**
 * Chooses what a name among what is to be shown means, where it may mean several things: "how many authors" asks for
 * rows, "the average price" for a number, "how many different loan types" for the types that loan types have.
 */
final class ItemMeanings {

    /** How much likelier a table is where it only says whose the column behind it is. */
    private static final double OWNER = 0.4;
    /** How much likelier a yes is than its column before the rows that it is said of. */
    private static final double KIND = 0.5;

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ItemMeanings(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /**
     * The likeliest meaning.
     *
     * @param functions what is to be computed of it
     * @param stated the table whose columns are said to be named here
     * @param owner that table, else the one spoken of
     */
    Mention choose(Evidence evidence, List<Evidence> functions, Optional<Entity> stated, Optional<Entity> owner) {
        Mention mention = reading.choose(
                evidence,
                evidence.mentions(),
                m -> preference(evidence, m, functions, owner) + (owns(stated, evidence, m) ? 0.2 : 0),
                owner);
        if (nameless(evidence, mention, owner) || isDay(evidence, mention)) {
            throw new NotUnderstood(evidence);
        }
        return mention;
    }

    /** "days with more than 10 loans", where each has a moment of its own. */
    private static boolean isDay(Evidence evidence, Mention mention) {
        return evidence.lemma().equals("day")
                && mention instanceof Mention.PropertyMention column
                && column.property().column().family() == TypeFamily.TIMESTAMP
                && !column.property().words().contains("day");
    }

    /** "the names of payments" that have none: another table's are not theirs, unless each is one of those. */
    private boolean nameless(Evidence evidence, Mention mention, Optional<Entity> owner) {
        return owner.isPresent()
                && reading.scope.focus == null
                && evidence.words().matches("(?i)names?")
                && mention instanceof Mention.PropertyMention column
                && column.property().entity() != owner.get()
                && !reading.knowledge
                        .ontology()
                        .isOne(owner.get(), column.property().entity());
    }

    /** "the names <em>of the authors</em>": their own column, unless it is called so by a mere synonym. */
    private static boolean owns(Optional<Entity> owner, Evidence evidence, Mention mention) {
        return mention instanceof Mention.PropertyMention property
                && (property.quality() >= 0.9
                        || property.quality() >= 0.7
                                && (evidence.lemma().equals("name")
                                        || !property.reason().startsWith("another word")))
                && owner.filter(entity -> entity == property.property().entity())
                        .isPresent();
    }

    /** What the words around make likelier than the quality of the name alone tells, and what less likely. */
    private double preference(Evidence evidence, Mention mention, List<Evidence> functions, Optional<Entity> owner) {
        boolean computes = functions.stream().anyMatch(e -> !e.is(Operation.COUNT));
        return switch (mention) {
            case Mention.PropertyMention property ->
                (computes && property.property().column().family().isNumeric() ? 0.1 : 0)
                        + (saysFunction(property.property(), functions) ? 0.05 : 0)
                        - (functions.isEmpty() && shown(property.property()) ? 0.1 : 0)
                        + (functions.isEmpty() && sharesName(property.property()) ? 0.25 : 0)
                        + (functions.isEmpty() && nextSharesName(property.property()) ? 0.06 : 0)
                        - (functions.isEmpty() ? lacking(property, evidence, owner) : 0)
                        + switch (property.property().role()) {
                            case FLAG -> -0.1;
                            case REFERENCE -> calledBeyond(evidence, property.property()) ? -0.2 : -0.05;
                            case KEY -> functions.isEmpty() && ofOwnRows(evidence, property.property()) ? 0.08 : -0.02;
                            case NAME, MEASURE, TIME, ATTRIBUTE -> 0;
                        };
            case Mention.ValueMention value when value.property().role() == PropertyRole.FLAG -> 0.05;
            case Mention.ValueMention value when !functions.isEmpty() && describesNext(evidence, value) -> KIND;
            case Mention.ValueMention ignored ->
                (evidence.quoted() || evidence.tokens().getFirst().capitalised() ? 0.08 : -0.1)
                        + (nameNext() ? 0.05 : 0);
            case Mention.EntityMention table when saysWhose(table) -> OWNER;
            case Mention.EntityMention rows when computes -> amountOf(rows, evidence, functions) ? -0.3 : 0;
            case Mention.EntityMention table
            when !functions.isEmpty() -> readers.items.distinct && kindOf(evidence, table) ? -0.1 : 0.1;
            case Mention.EntityMention table -> calledAlike(evidence, table) ? -0.1 : 0.03;
            case Mention.RoleMention role -> textOf(evidence, role) ? -0.1 : 0.02;
            case Mention.DerivedMention ignored -> 0;
            case Mention.DefinedMention ignored -> 0;
        };
    }

    /** "how many electric cars", where a column says yes or no: cars that are, and not the two answers. */
    private boolean describesNext(Evidence evidence, Mention.ValueMention yes) {
        return evidence.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property() == yes.property())
                && cursor.next()
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .filter(rows -> rows.entity() == yes.property().entity())
                        .isPresent();
    }

    /** "the average payment": of what the payments come to, as rows have no average. */
    private static boolean amountOf(Mention.EntityMention rows, Evidence evidence, List<Evidence> functions) {
        return functions.stream().allMatch(e -> e.is(Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM))
                && evidence.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property().entity() == rows.entity()
                                && column.property().role() == PropertyRole.MEASURE
                                && column.quality() >= 0.75);
    }

    /** "<em>customer</em> ids": those of all customers, and not of the orders that point at some. */
    private static boolean ofOwnRows(Evidence evidence, Property key) {
        List<String> rows = key.entity().words();
        return evidence.tokens().size() > rows.size()
                && evidence.tokens().subList(0, rows.size()).stream()
                        .map(Token::lemma)
                        .toList()
                        .equals(rows);
    }

    /** "<em>book</em> publishers", where a table of book clubs has publishers: whose the column is that stands right behind. */
    private boolean saysWhose(Mention.EntityMention table) {
        return table.vague()
                && cursor.more()
                && Columns.isColumn(cursor.peek())
                && !readers.conditions.comparedAhead.compared(0)
                && cursor.peek().all(Mention.PropertyMention.class).stream()
                        .allMatch(column -> column.property().entity() == table.entity() && column.quality() >= 0.9);
    }

    /** What a column's table lacks of the columns named with it; where nothing says whose they are, of those behind too. */
    private double lacking(Mention.PropertyMention column, Evidence evidence, Optional<Entity> owner) {
        List<Evidence> named = owner.isPresent()
                ? cursor.ahead(0, e -> Columns.isColumn(e) || e.is(Operation.AND, Operation.COMMA))
                : cursor.rest();
        return Fellows.lacking(
                column,
                evidence,
                owner.orElse(null),
                named.stream().filter(Columns::isColumn).toList());
    }

    /** "which region has the most sales" where sales hold the number of a region: what that region is called is asked for. */
    private boolean calledBeyond(Evidence evidence, Property reference) {
        return reading.knowledge.ontology().relations().stream()
                .filter(relation -> relation.from() == reference.entity()
                        && relation.key().columns().contains(reference.column().name()))
                .anyMatch(relation -> evidence.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == relation.to()
                                && m.property().role() != PropertyRole.KEY
                                && relation.to().label().contains(m.property())));
    }

    /** "the total passengers" where there are total and foreign ones. */
    private static boolean saysFunction(Property property, List<Evidence> functions) {
        return functions.stream()
                .anyMatch(function -> property.words().stream().anyMatch(word -> switch (function.operation()) {
                    case SUM -> word.equals("total");
                    case MAXIMUM -> word.matches("maximum|max|highest");
                    case MINIMUM -> word.matches("minimum|min|lowest");
                    default -> false;
                }));
    }

    /** "account type codes and <em>descriptions</em>": those of account types, as what was shown last. */
    private boolean sharesName(Property property) {
        Scope scope = reading.scope;
        return readers.items.listed().stream()
                .reduce((first, second) -> second)
                .filter(Scope.Item.Value.class::isInstance)
                .map(item -> ((Scope.Item.Value) item).expression())
                .filter(last -> property.entity().properties().stream()
                        .anyMatch(other -> other != property
                                && startAlike(other, property)
                                && scope.places.of(other.entity()).column(other).equals(last)))
                .isPresent();
    }

    /** "<em>account type codes</em> and descriptions": of the table that has both. */
    private boolean nextSharesName(Property property) {
        int connectors = cursor.countNext(Operation.AND, Operation.COMMA);
        Optional<Evidence> next = connectors == 0
                ? Optional.empty()
                : cursor.next(connectors)
                        .filter(e -> e.operation() == null && e.tokens().size() == 1);
        return next.isPresent()
                && property.entity().properties().stream()
                        .anyMatch(other -> other != property
                                && startAlike(other, property)
                                && other.words().getLast().equals(next.get().lemma()));
    }

    /** Whether two names differ in their last word alone, and not by what their table is called. */
    private static boolean startAlike(Property one, Property other) {
        int length = one.words().size();
        return length > 1
                && other.words().size() == length
                && one.words().subList(0, length - 1).equals(other.words().subList(0, length - 1));
    }

    /** "member names and branch names": what is shown already is not what the next words ask for. */
    private boolean shown(Property property) {
        Scope scope = reading.scope;
        return readers.items.listed().stream()
                .anyMatch(item -> item instanceof Scope.Item.Value value
                        && value.expression() instanceof ColumnRef
                        && scope.places.of(property.entity()).column(property).equals(value.expression()));
    }

    /** Whether the very next thing said is a name too: "French <em>books</em>". */
    boolean nameNext() {
        return cursor.next()
                .filter(next -> next.operation() == null && !next.mentions().isEmpty())
                .isPresent();
    }

    /** Whether a text of the table that the role leads to has its very name: "schools" of a table of universities. */
    private static boolean textOf(Evidence evidence, Mention.RoleMention role) {
        return evidence.all(Mention.PropertyMention.class).stream()
                .anyMatch(p -> p.quality() >= role.quality()
                        && p.property().entity() == role.relation().to()
                        && p.property().role() != PropertyRole.KEY
                        && p.property().column().family() == TypeFamily.TEXT);
    }

    /** "how many different loan types": where rows of loan types have a type too, it is the types that may be equal. */
    private static boolean kindOf(Evidence evidence, Mention.EntityMention mention) {
        return evidence.all(Mention.PropertyMention.class).stream()
                .anyMatch(p -> p.quality() >= mention.quality()
                        && p.property().entity() == mention.entity()
                        && p.property().role() != PropertyRole.KEY
                        && p.property().role() != PropertyRole.REFERENCE);
    }

    /** Whether what rows are called by goes by the name of their table: then it is that which is asked for. */
    private static boolean calledAlike(Evidence evidence, Mention.EntityMention mention) {
        return evidence.all(Mention.PropertyMention.class).stream()
                .anyMatch(p -> p.quality() >= mention.quality()
                        && p.property().entity() == mention.entity()
                        && mention.entity().label().contains(p.property()));
    }
}
