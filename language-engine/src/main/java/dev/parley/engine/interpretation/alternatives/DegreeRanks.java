package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What rows may be put in order by that are said to be large, recent or popular.
 *
 * @param word that says so
 * @param degree its adjective, or {@link #TOP} or {@link #BEST}
 */
record DegreeRanks(Evidence word, String degree, Entity entity, Ontology ontology) {

    static final String GOOD = "good";
    static final String TOP = "top";
    static final String BEST = "best";
    /** What many want or use is so as well. */
    private static final Set<String> WANTED = Set.of("popular", BEST, TOP);
    /** What any figure can be. */
    private static final Set<String> OF_ANY_KIND = Set.of("large", "big", "great", "small", BEST, TOP);

    /**
     * What the rows may be put in order by.
     *
     * @param ofOthers whether that is the number or the sum of other rows
     */
    record Rank(List<Evidence> words, String name, boolean ofOthers) {}

    /** The likeliest first. */
    List<Rank> all() {
        List<Rank> ranks = new ArrayList<>(figures(degree.equals(TOP) || degree.equals(BEST) ? GOOD : degree));
        boolean figured = !ranks.isEmpty();
        if (WANTED.contains(degree)) {
            List<Entity> uses = uses();
            uses.forEach(use -> ranks.add(byNumber(use)));
            uses.forEach(use ->
                    use.worth().map(this::byTotal).or(() -> byRevenue(use)).ifPresent(ranks::add));
        }
        if (!figured && OF_ANY_KIND.contains(degree)) {
            entity.with(PropertyRole.MEASURE).forEach(figure -> ranks.add(by(figure, !degree.equals("small"))));
        }
        return ranks;
    }

    /** The rows that belong to each; of those only the ones that have a date, where some have: no address makes a customer good. */
    private List<Entity> uses() {
        List<Entity> all = ontology.relations().stream()
                .filter(use -> use.to() == entity && !use.selfReference() && !use.subtype())
                .map(Relation::from)
                .distinct()
                .toList();
        List<Entity> events =
                all.stream().filter(use -> ontology.date(use).isPresent()).toList();
        return events.isEmpty() || degree.equals("popular") ? all : events;
    }

    /** What they or their parts come to: the lines of the orders, or where they are lines themselves. */
    private Optional<Rank> byRevenue(Entity use) {
        Optional<Lexicon.DerivedMeasure> revenue = Lexicon.english().derivedMeasure("revenue");
        return Stream.concat(Stream.of(use), ontology.entities().stream().filter(part -> part.isPartOf(use)))
                .flatMap(rows ->
                        revenue
                                .flatMap(measure -> Mention.DerivedMention.in(rows, measure.left(), measure.right()))
                                .stream())
                .findFirst()
                .map(product -> new Rank(
                        List.of(
                                word.withOperation(Operation.MOST),
                                word.asUnknown().meaning(product)),
                        "the highest total " + said(product.left()) + " times " + said(product.right()) + " of "
                                + said(product.left().entity().table().name().name()),
                        true));
    }

    /** By what people rank who are but named by the rows of what they did: what these come to, and how many there are. */
    List<Rank> ofDeeds() {
        return WANTED.contains(degree)
                ? Stream.concat(entity.worth().map(this::byTotal).stream(), Stream.of(byNumber(entity)))
                        .toList()
                : List.of();
    }

    /** The columns of the rows that say what the word measures. */
    private List<Rank> figures(String adjective) {
        Map<Property, Boolean> figures = new LinkedHashMap<>();
        for (Lexicon.Adjective measure : Lexicon.english().measures(adjective)) {
            boolean dates = measure.measures().equals("date");
            entity.properties().stream()
                    .filter(Columns::sortable)
                    .filter(column -> column.role() == PropertyRole.MEASURE || column.role() == PropertyRole.TIME)
                    .filter(column ->
                            column.words().contains(measure.measures()) || dates && column.role() == PropertyRole.TIME)
                    .filter(column -> !column.ofBirth()
                            || measure.measures().equals("birth")
                            || column.words().contains(measure.measures()) && !dates)
                    .forEach(column -> figures.putIfAbsent(column, measure.increasing()));
        }
        return figures.entrySet().stream()
                .map(figure -> by(figure.getKey(), figure.getValue()))
                .toList();
    }

    private Rank by(Property column, boolean greatest) {
        String extreme = column.column().family().isTemporal()
                ? greatest ? "latest" : "earliest"
                : greatest ? "highest" : "lowest";
        return new Rank(List.of(extreme(greatest), names(column)), "the " + extreme + " " + said(column), false);
    }

    private Rank byNumber(Entity others) {
        Evidence rows = word.asUnknown().meaning(new Mention.EntityMention(others, 1, ""));
        return new Rank(
                List.of(word.withOperation(Operation.MOST), rows),
                "the most " + Names.plural(others.table().name().name(), others.words()),
                true);
    }

    private Rank byTotal(Property column) {
        return new Rank(
                List.of(extreme(true), word.withOperation(Operation.SUM), names(column)),
                "the highest total " + said(column) + " of "
                        + said(column.entity().table().name().name()),
                true);
    }

    private Evidence extreme(boolean greatest) {
        return Evidence.adjective(word.tokens(), greatest ? "high" : "low", true, null);
    }

    private Evidence names(Property column) {
        return word.asUnknown().meaning(new Mention.PropertyMention(column, 1, ""));
    }

    private static String said(Property column) {
        return said(column.column().name());
    }

    private static String said(String name) {
        return name.replace('_', ' ');
    }
}
