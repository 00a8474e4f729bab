package dev.parley.engine.suggestion;

import dev.parley.engine.Interpretations;
import dev.parley.engine.Question;
import dev.parley.engine.UnplacedWord;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.request.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds questions to ask instead of one that was not understood, or to begin with. */
public final class Suggestions {

    /** Questions that are tried at most; each costs what a question costs. */
    private static final int MOST_TRIED = 24;

    private static final int MOST_ENTITIES = 6;
    private static final double NAMED = 0.8;

    private final Ontology ontology;
    private final Templates templates;
    private final Function<Question, Interpretations> engine;

    public Suggestions(Ontology ontology, ValueIndex values, Function<Question, Interpretations> engine) {
        this.ontology = ontology;
        this.templates = new Templates(ontology, values);
        this.engine = engine;
    }

    /**
     * What could be asked instead: the same with a word exchanged, then about the tables that the question speaks of, then
     * about the others.
     *
     * @param none what came of the question
     */
    public List<String> insteadOf(Question question, List<Evidence> evidence, Interpretations none, int most) {
        Set<String> candidates = new LinkedHashSet<>();
        none.unplaced().forEach(word -> candidates.addAll(exchanged(question.text(), word, none.request())));
        candidates.addAll(interleaved(Stream.concat(named(evidence), central())
                .distinct()
                .limit(MOST_ENTITIES)
                .toList()));
        return answered(candidates, question, most);
    }

    /** What to begin with. */
    public List<String> starters(Question like, int most) {
        return answered(interleaved(central().limit(MOST_ENTITIES).toList()), like, most);
    }

    /** Those that the engine answers without asking back or assuming anything. */
    private List<String> answered(Iterable<String> candidates, Question like, int most) {
        List<String> answered = new ArrayList<>();
        int tried = 0;
        for (String text : candidates) {
            if (answered.size() == most || tried++ == MOST_TRIED) {
                break;
            }
            Interpretations read = engine.apply(new Question(text, like.today(), like.glossary()));
            boolean plain = read.outcome() == Interpretations.Outcome.ANSWERED
                    && read.confidence().isEnough()
                    && read.ranked().getFirst().assumptions().isEmpty();
            if (plain) {
                answered.add(text);
            }
        }
        return answered;
    }

    /** The question with the word as the database spells it; "show" in place of what would change data. */
    private static List<String> exchanged(String text, UnplacedWord word, Request request) {
        String before = text.substring(0, word.position());
        String after = text.substring(
                Math.min(text.length(), word.position() + word.word().length()));
        if (request == Request.CHANGE) {
            return List.of("Show" + after);
        }
        return word.nearest().stream()
                .filter(name -> !name.contains("("))
                .map(name -> name.substring(name.lastIndexOf('.') + 1).replace('_', ' '))
                .map(name -> before + name + after)
                .toList();
    }

    private static Stream<Entity> named(List<Evidence> evidence) {
        return evidence.stream()
                .flatMap(span -> span.mentions().stream().limit(1))
                .filter(mention -> mention.quality() >= NAMED)
                .map(mention -> mention.entityOf());
    }

    /** Tables that say something of their own, those first that most others are tied to. */
    private Stream<Entity> central() {
        return ontology.entities().stream()
                .filter(entity -> entity.properties().stream().anyMatch(Property::readable))
                .sorted(Comparator.comparingLong(this::weight).reversed());
    }

    private long weight(Entity entity) {
        return ontology.relations().stream()
                        .filter(relation -> relation.to() == entity || relation.from() == entity)
                        .count()
                + (entity.with(PropertyRole.NAME).isEmpty() ? 0 : 1)
                + (entity.with(PropertyRole.MEASURE).isEmpty() ? 0 : 1);
    }

    /** Of each table another kind of question first. */
    private List<String> interleaved(List<Entity> entities) {
        List<List<String>> all = entities.stream().map(templates::about).toList();
        List<String> questions = new ArrayList<>();
        for (int round = 0; round < MOST_TRIED; round++) {
            for (int i = 0; i < all.size(); i++) {
                List<String> about = all.get(i);
                if (round < about.size()) {
                    questions.add(about.get((round + i) % about.size()));
                }
            }
        }
        return questions;
    }
}
