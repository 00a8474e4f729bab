package dev.parley.engine.context;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.join.JoinGraph;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts a schema to what a question needs, so that what travels with a question grows with the question and not with the
 * database: the tables that its readings read, then those that its words name or that lie between, the nearest to all of
 * its words first.
 */
public final class QuestionContext {

    /** More tables than a question has words for are no help. */
    private static final int MOST_TABLES = 11;

    /** Of what the table nearest to the words has; what is further off is left out. */
    private static final double LEAST_NEARNESS = 0.4;

    private final Ontology ontology;
    private final JoinGraph graph;

    public QuestionContext(Ontology ontology, JoinGraph graph) {
        this.ontology = ontology;
        this.graph = graph;
    }

    /**
     * @param readings what the question may mean, the one that is answered first; empty when it was not understood
     * @param evidence what its words may stand for
     */
    public SchemaContext of(List<Interpretation> readings, List<Evidence> evidence) {
        Set<TableName> names = new LinkedHashSet<>();
        readings.forEach(reading -> names.addAll(AlgebraJson.tables(AlgebraJson.write(reading.query()))));
        near(evidence).forEach(entity -> names.add(entity.table().name()));
        List<Table> tables = names.stream()
                .flatMap(name -> Stream.ofNullable(ontology.entity(name)))
                .map(Entity::table)
                .limit(MOST_TABLES)
                .toList();
        return new SchemaContext(tables, ontology.entities().size());
    }

    private List<Entity> near(List<Evidence> evidence) {
        Map<Entity, Double> nearness = nearness(evidence);
        double most = nearness.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return nearness.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_NEARNESS * most)
                .sorted(Map.Entry.<Entity, Double>comparingByValue().reversed().thenComparing(entry -> entry.getKey()
                        .toString()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * How near a table is to all words: each counts by how well it names a table, divided by how many keys away that one
     * is. A table that no word names is near when words name tables on both sides of it.
     */
    private Map<Entity, Double> nearness(List<Evidence> evidence) {
        Map<Entity, Double> sum = new HashMap<>();
        for (Evidence words : evidence) {
            Map<Entity, Double> best = new HashMap<>();
            named(words).forEach((entity, quality) -> {
                graph.distances(entity).forEach((other, keys) -> best.merge(other, quality / (1 + keys), Math::max));
                best.merge(entity, quality, Math::max);
            });
            best.forEach((entity, near) -> sum.merge(entity, near, Double::sum));
        }
        return sum;
    }

    private static Map<Entity, Double> named(Evidence words) {
        Map<Entity, Double> named = new HashMap<>();
        words.mentions().forEach(mention -> named.merge(mention.entityOf(), mention.quality(), Math::max));
        return named;
    }
}
