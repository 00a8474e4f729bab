package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A verb that is a form of the name of a table and means none of its rows: "cups <em>produced</em> in Italy" where cups
 * have a country of their own beside that of their producer, "coaches who have not <em>coached</em> a team"; or half the
 * name of a column of others: "members who never <em>received</em> a permit", beside letters with a
 * {@code reply_received_date}.
 */
final class NamedVerbs {

    private final List<Evidence> evidence;
    private final Ontology ontology;

    private NamedVerbs(List<Evidence> evidence, Ontology ontology) {
        this.evidence = evidence;
        this.ontology = ontology;
    }

    static List<Evidence> passedOver(List<Evidence> evidence, Ontology ontology) {
        NamedVerbs verbs = new NamedVerbs(evidence, ontology);
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 1; at < plain.size(); at++) {
            boolean last = at + 1 == plain.size();
            if (!last && (verbs.saysNothing(at) || verbs.isOfOthers(at)) || verbs.saysOfAnother(at)) {
                plain.set(at, plain.get(at).withOperation(Operation.NOISE));
            }
        }
        return plain;
    }

    /** Whether the rows before the verb and what stands behind it are tied by a key, and the table of the verb ties them in no other way. */
    private boolean saysNothing(int at) {
        Optional<Entity> table = table(evidence.get(at));
        Optional<Entity> rows = named(evidence.subList(0, at).reversed()).map(Mention::entityOf);
        Optional<Entity> other = named(evidence.subList(at + 1, evidence.size()))
                .filter(object -> !(object instanceof Mention.PropertyMention))
                .map(Mention::entityOf);
        return table.isPresent()
                && !evidence.get(at - 1).is(Operation.OF, Operation.IN)
                && rows.isPresent()
                && other.isPresent()
                && !other.equals(table)
                && !other.equals(rows)
                && tied(rows.get(), other.get())
                && (rows.equals(table)
                        || (follows(at, rows.get())
                                        || evidence.get(at).mentions().stream().allMatch(NamedVerbs::onlyForm))
                                && !links(table.get(), rows.get(), other.get()));
    }

    /** "which actor <em>played</em> Hamlet": what is done stands right behind who does it. */
    private boolean follows(int at, Entity rows) {
        return at > 1
                && evidence.get(at - 2).is(Operation.WHICH)
                && Verbs.participle(evidence.get(at))
                && evidence.get(at - 1)
                        .first(Mention.EntityMention.class)
                        .map(Mention::entityOf)
                        .filter(rows::equals)
                        .isPresent();
    }

    /** Whether the verb but resembles columns of others than those it stands between, whom a key ties. */
    private boolean isOfOthers(int at) {
        Evidence verb = evidence.get(at);
        boolean done = verb.operation() == null
                && verb.tokens().size() == 1
                && Lexicon.english().verb(verb.lemma()).isPresent()
                && !verb.mentions().isEmpty()
                && verb.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.PropertyMention && mention.vague());
        Optional<Entity> rows = rows(evidence.subList(0, at).reversed());
        Optional<Entity> other = rows(evidence.subList(at + 1, evidence.size()));
        return done
                && rows.isPresent()
                && other.isPresent()
                && tied(rows.get(), other.get())
                && verb.mentions().stream()
                        .map(Mention::entityOf)
                        .noneMatch(of -> of == rows.get() || of == other.get() || links(of, rows.get(), other.get()));
    }

    private static Optional<Entity> rows(List<Evidence> words) {
        return named(words).filter(Mention.EntityMention.class::isInstance).map(Mention::entityOf);
    }

    /**
     * "Lessons <em>taken</em> by Ann" beside a table of exams taken: what was done with rows of its own is none of their
     * name, where nobody speaks of those and other tables tie what is spoken of.
     */
    private boolean saysOfAnother(int at) {
        Evidence verb = evidence.get(at);
        boolean done = verb.operation() == null
                && Verbs.past(verb)
                && verb.mentions().stream().allMatch(NamedVerbs::onlyForm);
        Optional<Entity> table = verb.first(Mention.EntityMention.class)
                .map(Mention.EntityMention::entity)
                .filter(of ->
                        done && of.words().size() > 1 && of.words().getLast().equals(verb.lemma()));
        List<Entity> others = evidence.stream()
                .filter(word -> word != verb && word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .filter(rows -> rows instanceof Mention.EntityMention || rows instanceof Mention.ValueMention)
                .map(Mention::entityOf)
                .distinct()
                .toList();
        return table.filter(of -> !others.contains(of)
                        && others.stream().noneMatch(rows -> doneWith(of)
                                .equals(rows.words().getLast()))
                        && others.stream().anyMatch(one -> others.stream()
                                .anyMatch(other -> one != other
                                        && !links(of, one, other)
                                        && (tied(one, other) || linked(one, other, of)))))
                .isPresent();
    }

    /** What was done with: "exam" of exams_taken, "costume" of costumes_to_be_sold. */
    private static String doneWith(Entity table) {
        List<String> words = table.words();
        return words.subList(0, words.size() - 1).reversed().stream()
                .filter(word -> !word.matches("to|be"))
                .findFirst()
                .orElse("");
    }

    private boolean linked(Entity one, Entity other, Entity besides) {
        return ontology.entities().stream().anyMatch(link -> link != besides && links(link, one, other));
    }

    /** The table that a verb is a form of the name of, and nothing else. */
    private static Optional<Entity> table(Evidence verb) {
        boolean done = Verbs.participle(verb) && !verb.words().equalsIgnoreCase(verb.lemma());
        boolean form = verb.operation() == null
                && verb.tokens().size() == 1
                && (done || verb.words().equalsIgnoreCase(verb.lemma()))
                && verb.mentions().stream().noneMatch(Mention.ValueMention.class::isInstance)
                && verb.mentions().stream().allMatch(meant -> done || onlyForm(meant));
        return form ? verb.first(Mention.EntityMention.class).map(Mention.EntityMention::entity) : Optional.empty();
    }

    /** No very name, but a form of one or its end. */
    private static boolean onlyForm(Mention mention) {
        return mention.quality() <= Verbs.VERB && !mention.reason().isEmpty();
    }

    /** What is named first there: a table, a column or a value; none behind a verb or a word that nothing is known of. */
    private static Optional<Mention> named(List<Evidence> words) {
        return words.stream()
                .filter(word -> !word.is(
                        Operation.NOISE,
                        Operation.VERB,
                        Operation.WITH,
                        Operation.NOT,
                        Operation.ANY,
                        Operation.ALL,
                        Operation.BOTH,
                        Operation.IN,
                        Operation.OF,
                        Operation.WHO,
                        Operation.WHICH,
                        Operation.RELATIVE))
                .findFirst()
                .filter(word -> word.operation() == null && !word.mentions().isEmpty())
                .map(word -> word.mentions().getFirst())
                .filter(mention -> !(mention instanceof Mention.RoleMention));
    }

    private boolean tied(Entity one, Entity other) {
        return ends(one).anyMatch(other::equals) || ends(other).anyMatch(one::equals);
    }

    private boolean links(Entity table, Entity one, Entity other) {
        return ends(table).anyMatch(one::equals) && ends(table).anyMatch(other::equals);
    }

    private Stream<Entity> ends(Entity from) {
        return ontology.relations().stream()
                .filter(relation -> relation.from() == from)
                .map(relation -> relation.to());
    }
}
