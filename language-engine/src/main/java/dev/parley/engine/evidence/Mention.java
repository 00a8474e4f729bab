package dev.parley.engine.evidence;

import dev.parley.engine.glossary.Definition;
import dev.parley.engine.lexicon.Alternates;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of the schema or of the data that a span of words may stand for. */
public sealed interface Mention {

    /** Said of the yes of a column that was named and nothing else. */
    String UNSAID = "” being what is not said";

    /** How well the words name it, from 0 to 1. */
    double quality();

    /** Why it is not plainly so ("synonym of ..."); empty when it is. */
    String reason();

    /** A table. */
    record EntityMention(Entity entity, double quality, String reason) implements Mention {

        /** Whether the words are but a noun for the kind of thing that its rows are: "people". */
        public boolean byKind() {
            return reason.equals(Vocabulary.PEOPLE) || reason.startsWith(Vocabulary.BY_KIND);
        }
    }

    /**
     * A column.
     *
     * @param known all values of a column of text, where they are known; else empty
     */
    record PropertyMention(Property property, double quality, String reason, List<String> known) implements Mention {

        public PropertyMention {
            known = List.copyOf(known);
        }

        public PropertyMention(Property property, double quality, String reason) {
            this(property, quality, reason, List.of());
        }

        PropertyMention knowing(List<String> values) {
            return new PropertyMention(property, quality, reason, values);
        }

        /** Values that say that there is none of it: "No" of a column called wifi. */
        public List<String> none() {
            return Alternates.none(known);
        }

        /** Whether it is a text of nothing but small numbers, as of stars. */
        public boolean digits() {
            return !known.isEmpty() && known.stream().allMatch(value -> value.matches("\\d{1,2}"));
        }
    }

    /** The table at the other end of a foreign key, called by what it is to this one. */
    record RoleMention(Relation relation, double quality, String reason) implements Mention {}

    /**
     * A value of a column.
     *
     * @param value as the database spells it; "true" or "false" for a flag
     * @param surname the other half of a full name that two columns of one row hold; null for any other value
     */
    record ValueMention(Property property, String value, ValueMention surname, double quality, String reason)
            implements Mention {

        ValueMention(Property property, String value, double quality, String reason) {
            this(property, value, null, quality, reason);
        }

        /** Whether the words are another name of it: "Danish" of Denmark. */
        public boolean byAnotherName() {
            return reason.startsWith(NamedValues.ANOTHER_NAME);
        }

        /** Whether but the column was named, of which this is the yes. */
        public boolean unsaid() {
            return reason.endsWith(UNSAID);
        }
    }

    /** Quantity times price and the like. */
    record DerivedMention(Property left, Property right, double quality, String reason) implements Mention {

        private static final double COMPUTED = 0.8;

        /**
         * What a measure comes to in the rows of a table; empty where the table has no column for one of its factors.
         *
         * @param left words for the one factor, the best first
         * @param right words for the other
         */
        public static Optional<DerivedMention> in(Entity rows, List<String> left, List<String> right) {
            return factor(rows, left).flatMap(one -> factor(rows, right)
                    .filter(other -> other != one)
                    .map(other -> new DerivedMention(
                            one,
                            other,
                            COMPUTED,
                            one.column().name() + " times " + other.column().name())));
        }

        private static Optional<Property> factor(Entity rows, List<String> words) {
            return words.stream()
                    .flatMap(word -> rows.with(PropertyRole.MEASURE).stream()
                            .filter(property -> property.words().contains(word)))
                    .findFirst();
        }
    }

    /**
     * What a glossary says that the words mean, where that is more than a table, a column or a value.
     *
     * @param text the definition as it was given
     */
    record DefinedMention(Definition definition, Entity entity, String text) implements Mention {
        @Override
        public double quality() {
            return 1;
        }

        @Override
        public String reason() {
            return "by the glossary";
        }
    }

    /** Whether the words are but part of its name, or more general than it: others may fit as well. */
    default boolean vague() {
        return reason().equals(SchemaNames.BY_PART) || general();
    }

    /** Whether the words are more general than its name. */
    default boolean general() {
        return reason().startsWith(Vocabulary.BY_GENERAL);
    }

    /** Where it is to be found. */
    default Entity entityOf() {
        return switch (this) {
            case EntityMention mention -> mention.entity();
            case PropertyMention mention -> mention.property().entity();
            case RoleMention mention -> mention.relation().to();
            case ValueMention mention -> mention.property().entity();
            case DerivedMention mention -> mention.left().entity();
            case DefinedMention mention -> mention.entity();
        };
    }

    /** Its name for people and for {@link dev.parley.engine.Link}. */
    default String target() {
        return switch (this) {
            case EntityMention mention -> mention.entity().toString();
            case PropertyMention mention -> mention.property().toString();
            case RoleMention mention ->
                mention.relation().to() + " ("
                        + String.join(" ", mention.relation().words()) + ")";
            case ValueMention mention ->
                mention.property() + " = " + mention.value()
                        + (mention.surname() == null
                                ? ""
                                : ", " + mention.surname().target());
            case DerivedMention mention ->
                mention.left() + " * " + mention.right().column().name();
            case DefinedMention mention -> mention.text();
        };
    }

    /** What it stands for: the same for two mentions of one thing. */
    default Object thing() {
        return switch (this) {
            case EntityMention mention -> mention.entity();
            case PropertyMention mention -> mention.property();
            case RoleMention mention -> mention.relation();
            case ValueMention mention -> List.of(mention.property(), mention.value());
            case DerivedMention mention -> List.of(mention.left(), mention.right());
            case DefinedMention mention -> mention.definition();
        };
    }

    /** The same with {@code factor} of its quality, for another reason; what a glossary says stays as sure as it is. */
    default Mention weaker(double factor, String reason) {
        double less = quality() * factor;
        return switch (this) {
            case EntityMention mention -> new EntityMention(mention.entity(), less, reason);
            case PropertyMention mention -> new PropertyMention(mention.property(), less, reason, mention.known());
            case RoleMention mention -> new RoleMention(mention.relation(), less, reason);
            case ValueMention mention ->
                new ValueMention(mention.property(), mention.value(), mention.surname(), less, reason);
            case DerivedMention mention -> new DerivedMention(mention.left(), mention.right(), less, reason);
            case DefinedMention mention -> mention;
        };
    }

    /** Keeps the better of two mentions of one thing. */
    static void keep(Map<Object, Mention> found, Mention mention) {
        found.merge(mention.thing(), mention, (one, other) -> one.quality() < other.quality() ? other : one);
    }
}
