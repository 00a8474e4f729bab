package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Vocabulary;
import dev.parley.engine.join.JoinGraph;
import dev.parley.engine.ontology.Ontology;

/** What is known of a schema before any question. */
public record Knowledge(Ontology ontology, Vocabulary vocabulary, JoinGraph graph) {

    public static Knowledge of(Ontology ontology) {
        return new Knowledge(ontology, Vocabulary.of(ontology), new JoinGraph(ontology));
    }
}
