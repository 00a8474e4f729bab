package dev.parley.engine.interpretation.shown;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads who did something to the rows that are shown: "the largest gift <em>and who gave it</em>". It is whom the rows
 * name or point at, where such people do such things; where that is nobody, or more than one, the question is refused.
 */
public final class FurtherWho {

    private final Reading reading;

    FurtherWho(Reading reading) {
        this.reading = reading;
    }

    /** Whether "who" at {@code ahead} asks on, about things: "members who read a book and who returned it" says who. */
    public boolean asks(int ahead) {
        Entity rows = reading.scope.focus == null ? null : reading.scope.focus.entity();
        Evidence who = reading.cursor.next(ahead).orElseThrow();
        List<Evidence> clause =
                reading.cursor.rest().stream().dropWhile(e -> e != who).limit(3).toList();
        return rows != null
                && clause.size() == 3
                && clause.getLast().words().matches(People.personal(rows) ? "(?i)him|her" : "(?i)it|them|this|that");
    }

    /** Takes the verb and "it", and shows who did so. */
    void read(Evidence who) {
        Scope scope = reading.scope;
        Evidence verb = reading.cursor.take();
        reading.cursor.take();
        List<List<Property>> doers = scope.computed() ? List.of() : doers(scope.focus.entity(), verb);
        if (doers.size() != 1) {
            throw new NotUnderstood(who);
        }
        for (Property property : doers.getFirst()) {
            scope.show(scope.column(property), property.column().name());
            reading.notes.assume(who.words() + " " + verb.words(), "asks for " + Notes.named(property));
        }
    }

    /**
     * Those that the rows name in a text, who gave and did not get it, else those that they point at; these got it where
     * somebody is named who may have given it.
     */
    private List<List<Property>> doers(Entity rows, Evidence verb) {
        if (verb.first(Mention.RoleMention.class).isPresent()) {
            return List.of();
        }
        List<Relation> pointed = reading.knowledge.ontology().relations().stream()
                .filter(relation -> relation.from() == rows && relation.to() != rows)
                .filter(relation -> atPeople(relation) || Doers.areOrganisations(relation.to()))
                .toList();
        List<Entity> said = verb.all(Mention.EntityMention.class).stream()
                .map(Mention.EntityMention::entity)
                .filter(entity -> entity != rows)
                .toList();
        List<Relation> meant = Stream.<List<Relation>>of(
                        pointed.stream()
                                .filter(relation -> said.contains(relation.to()))
                                .toList(),
                        pointed.stream()
                                .filter(relation -> relation.role().stream()
                                        .map(Lemmas::stem)
                                        .anyMatch(Lemmas.stem(verb.lemma())::equals))
                                .toList(),
                        said.isEmpty()
                                ? pointed.stream()
                                        .filter(relation -> isDoer(relation.to(), verb))
                                        .toList()
                                : List.of())
                .filter(relations -> !relations.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<List<Property>> others = meant.stream()
                .filter(relation -> pointed.stream()
                                .filter(other -> other.to() == relation.to())
                                .count()
                        == 1)
                .map(relation -> relation.to().label())
                .toList();
        List<List<Property>> own = gets(verb) || !said.isEmpty()
                ? List.of()
                : Stream.concat(Doers.of(rows).stream(), named(rows, verb))
                        .distinct()
                        .map(List::of)
                        .toList();
        boolean given = gives(verb) && rows.properties().stream().anyMatch(FurtherWho::mayNameSomebody);
        return own.isEmpty() && !given ? others : own;
    }

    private static boolean atPeople(Relation relation) {
        return People.personal(relation.to());
    }

    /** "gave" of a giver: a text that is called after the verb. */
    private static Stream<Property> named(Entity rows, Evidence verb) {
        return rows.properties().stream()
                .filter(text -> text.column().family().isTextual() && text.role() != PropertyRole.KEY)
                .filter(text -> Lexicon.english().does(text.words().getLast(), verb.lemma()));
    }

    /** "taught" of teachers: whoever else the rows point at may have had it done to them. */
    private static boolean isDoer(Entity people, Evidence verb) {
        return Lexicon.english().does(people.words().getLast(), verb.lemma());
    }

    /** A donor, a sender; also a letter, which refuses more than it must. */
    private static boolean mayNameSomebody(Property text) {
        return text.column().family().isTextual() && text.words().getLast().matches("[a-z]{3,}[eo]r");
    }

    private static boolean gives(Evidence verb) {
        return Lexicon.english()
                .money(verb.lemma())
                .filter(Lexicon.Money.OUT::equals)
                .isPresent();
    }

    private static boolean gets(Evidence verb) {
        return verb.lemma().equals("get")
                || Lexicon.english()
                        .money(verb.lemma())
                        .filter(Lexicon.Money.IN::equals)
                        .isPresent();
    }
}
