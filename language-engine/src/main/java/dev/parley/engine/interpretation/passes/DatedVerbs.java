package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "The guild that was <em>formed</em> last", where guilds have a date on which they were, is about that date, and not
 * about rows of a table of forms that has nothing to do with guilds.
 */
final class DatedVerbs {

    private DatedVerbs() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        List<Evidence> dated = new ArrayList<>(evidence);
        for (int at = 1; at < dated.size(); at++) {
            Evidence verb = dated.get(at);
            Optional<Entity> rows = participle(verb) ? rowsBefore(dated, at) : Optional.empty();
            Optional<Mention.PropertyMention> date = rows.flatMap(entity -> date(verb, entity));
            if (date.isPresent() && strange(verb, rows.get(), ontology)) {
                dated.set(at, verb.meaning(date.get()));
            }
        }
        return dated;
    }

    private static boolean participle(Evidence verb) {
        return verb.operation() == null
                && verb.tokens().size() == 1
                && !verb.words().equalsIgnoreCase(verb.lemma())
                && !verb.words().toLowerCase().matches(".*(s|ing)")
                && !verb.mentions().isEmpty()
                && verb.mentions().getFirst() instanceof Mention.EntityMention;
    }

    private static Optional<Entity> rowsBefore(List<Evidence> evidence, int at) {
        return evidence.subList(0, at).reversed().stream()
                .filter(word -> word.operation() == null && Nouns.entityFirst(word))
                .findFirst()
                .flatMap(word -> word.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    private static Optional<Mention.PropertyMention> date(Evidence verb, Entity rows) {
        return verb.all(Mention.PropertyMention.class).stream()
                .filter(column -> column.property().entity() == rows)
                .filter(column -> column.property().role() == PropertyRole.TIME)
                .findFirst();
    }

    /** Whether no key ties the rows to those that the verb is called like. */
    private static boolean strange(Evidence verb, Entity rows, Ontology ontology) {
        return verb.all(Mention.EntityMention.class).stream()
                .map(Mention.EntityMention::entity)
                .noneMatch(named -> named == rows
                        || ontology.relations().stream()
                                .anyMatch(key -> key.from() == rows && key.to() == named
                                        || key.from() == named && key.to() == rows));
    }
}
