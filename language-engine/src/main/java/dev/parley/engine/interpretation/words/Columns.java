package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Set;

/** Which words stand for a column, and what a column is good for. */
public final class Columns {

    /** What a column is called that says how far its row has come. */
    public static final Set<String> STATES = Set.of("status", "state", "stage", "phase");

    private Columns() {}

    /** Whether the words are first of all the name of a column. */
    public static boolean isColumn(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && (evidence.mentions().getFirst() instanceof Mention.DerivedMention
                        || evidence.first(Mention.PropertyMention.class)
                                .filter(m -> m.quality()
                                        >= evidence.mentions().getFirst().quality() - 0.02)
                                .isPresent());
    }

    /** "published", "shipped", "moved out": the past of a verb in the name of a date column. */
    public static boolean participle(Evidence evidence, Property property) {
        boolean particle =
                evidence.tokens().size() == 2 && evidence.words().matches("(?i)[a-z]+ (out|in|off|up|down|away|back)");
        return property.role() == PropertyRole.TIME
                && (evidence.tokens().size() == 1 || particle)
                && !evidence.tokens()
                        .getFirst()
                        .lower()
                        .equals(evidence.tokens().getFirst().lemma())
                && !evidence.words().endsWith("s");
    }

    /** A figure, or a text that holds one: "5 stars". */
    public static boolean isFigure(Mention.PropertyMention column) {
        Property property = column.property();
        return property.role() == PropertyRole.MEASURE
                || property.role() == PropertyRole.ATTRIBUTE
                        && column.digits()
                        && !property.words().getLast().matches("number|no|code|zip");
    }

    /** Whether a span names a column of numbers or dates, and not rather a table. */
    public static boolean namesSortable(Evidence evidence) {
        return evidence.operation() == null
                && evidence.first(Mention.PropertyMention.class)
                        .filter(m -> Columns.sortable(m.property()) && m.quality() >= 0.7)
                        .isPresent()
                && !(evidence.mentions().getFirst() instanceof Mention.EntityMention);
    }

    /** Whether rows can be put in order by it: numbers and dates, and no reference. */
    public static boolean sortable(Property property) {
        TypeFamily family = property.column().family();
        return property.role() != PropertyRole.REFERENCE && (family.isNumeric() || family.isTemporal());
    }

    /** Whether a column tells rows apart. */
    public static boolean unique(Property property) {
        return property.role() == PropertyRole.KEY
                || property.entity().label().equals(List.of(property))
                        && property.role() == PropertyRole.NAME
                        && !Doers.named(property);
    }

    /** Whether it says when something was. */
    public static boolean ofTime(Property property) {
        return property.role() == PropertyRole.TIME || keyYear(property);
    }

    /** Whether it is a year that is kept as a text. */
    public static boolean textualYear(Property property) {
        return property.textualTime() && property.words().equals(List.of("year"));
    }

    /** The year in a key of several columns, or in one that points at such a key: "the section of spring 2010". */
    public static boolean keyYear(Property property) {
        boolean key = property.role() == PropertyRole.KEY || property.role() == PropertyRole.REFERENCE;
        return key && property.column().family().isNumeric() && property.words().equals(List.of("year"));
    }
}
