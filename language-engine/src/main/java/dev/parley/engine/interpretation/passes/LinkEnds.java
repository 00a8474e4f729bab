package dev.parley.engine.interpretation.passes;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a table that ties rows of one table to each other, by what its verb does.
 *
 * @param doer leads to the row that does it ({@code follower_id})
 * @param other leads to the row that it is done to ({@code followee_id})
 */
record LinkEnds(Relation doer, Relation other) {

    /** What the rows are that are tied. */
    Entity rows() {
        return doer.to();
    }

    /** The link, where two keys of it lead to one table and are called so that it is plain who does what. */
    static Optional<LinkEnds> of(Entity link, Ontology ontology) {
        List<Relation> keys = ontology.relations().stream()
                .filter(key -> key.from() == link && !key.selfReference())
                .toList();
        List<Relation> alike = keys.stream()
                .filter(key -> keys.stream().anyMatch(other -> other != key && other.to() == key.to()))
                .toList();
        if (alike.size() != 2 || !link.with(PropertyRole.NAME).isEmpty()) {
            return Optional.empty();
        }
        Relation first = alike.getFirst();
        Relation second = alike.getLast();
        int more = Integer.compare(does(first), does(second));
        // A key that is called after nobody ({@code customer_id} beside {@code referrer_id}) may be of whoever it was
        // done to.
        return more == 0
                ? Optional.empty()
                : Optional.of(more > 0 ? new LinkEnds(first, second) : new LinkEnds(second, first))
                        .filter(ends -> !ends.other().role().isEmpty());
    }

    /** More for a key that is called after somebody who does something, less for one to whom it is done. */
    private static int does(Relation key) {
        Set<String> from = Lexicon.english().direction("from");
        Set<String> to = Lexicon.english().direction("to");
        if (key.words().stream().anyMatch(word -> to.contains(word) || word.matches("\\w{2,}(ee|ed)"))) {
            return -2;
        }
        if (key.words().stream().anyMatch(from::contains)) {
            return 2;
        }
        boolean plain = key.role().isEmpty();
        return plain ? 1 : key.role().getLast().matches("\\w{3,}[eo]r") ? 2 : 0;
    }
}
