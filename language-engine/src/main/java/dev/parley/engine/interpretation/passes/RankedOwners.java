package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "The youngest member's name and city": those of the youngest member, as nothing is the youngest name. */
final class RankedOwners {

    /** How much, and not of what: "the highest member age" is an age. */
    private static final String OF_ANYTHING = "high|low|large|big|great|small|good|bad";

    private final List<Evidence> evidence;

    private RankedOwners(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> named(List<Evidence> evidence) {
        RankedOwners owners = new RankedOwners(evidence);
        for (int at = 1; at < owners.evidence.size(); at++) {
            owners.apart(at);
        }
        return List.copyOf(owners.evidence);
    }

    private void apart(int at) {
        Evidence both = evidence.get(at);
        int rank = rankBefore(at);
        Optional<Property> column = rank < 0 ? Optional.empty() : columnOfOwner(both);
        if (column.isEmpty() || !ranksRows(evidence.get(at - 1).adjective(), column.get())) {
            return;
        }
        Entity owner = column.get().entity();
        int owned = owner.words().size();
        int end = endOfColumns(at, owner);
        List<Evidence> ranked = new ArrayList<>(evidence.subList(rank, at));
        Mention rows = new Mention.EntityMention(owner, 1, "");
        ranked.addFirst(both.of(both.tokens().subList(0, owned)).withOperation(Operation.OF));
        ranked.add(noun(both.tokens().subList(0, owned), rows));
        evidence.addAll(end, ranked);
        evidence.set(
                at,
                noun(
                        both.tokens().subList(owned, both.tokens().size()),
                        new Mention.PropertyMention(column.get(), 1, "")));
        evidence.subList(rank, at).clear();
    }

    /** Where "youngest" or "most expensive" begins that stands before; -1 where none does. */
    private int rankBefore(int at) {
        Evidence before = evidence.get(at - 1);
        boolean most =
                at > 1 && before.adjective() != null && evidence.get(at - 2).is(Operation.MOST, Operation.LEAST);
        if (most) {
            return at - 2;
        }
        return before.superlative()
                        && before.adjective() != null
                        && before.mentions().isEmpty()
                ? at - 1
                : -1;
    }

    /** The column that is named behind its table: "member name". */
    private static Optional<Property> columnOfOwner(Evidence both) {
        if (both.operation() != null || both.quoted() || both.mentions().isEmpty()) {
            return Optional.empty();
        }
        List<String> lemmas = both.tokens().stream().map(Token::lemma).toList();
        return both.mentions().getFirst() instanceof Mention.PropertyMention named
                ? Optional.of(named.property()).filter(property -> {
                    List<String> owner = property.entity().words();
                    return lemmas.size() > owner.size()
                            && lemmas.subList(0, owner.size()).equals(owner);
                })
                : Optional.empty();
    }

    /** Whether the adjective measures something of the rows, and not the column itself. */
    private static boolean ranksRows(String adjective, Property column) {
        List<String> measures = Lexicon.english().measures(adjective).stream()
                .map(Lexicon.Adjective::measures)
                .toList();
        boolean ordered =
                column.column().family().isNumeric() || column.column().family().isTemporal();
        boolean own = column.words().stream().anyMatch(measures::contains)
                || column.column().family().isTemporal() && measures.contains("date");
        boolean other = column.entity().properties().stream()
                .filter(property -> property != column)
                .anyMatch(property -> property.words().stream().anyMatch(measures::contains));
        return !measures.isEmpty() && (!ordered || !own && other && !adjective.matches(OF_ANYTHING));
    }

    /** The place behind the columns of the same rows that are named in a row: "name, city and age". */
    private int endOfColumns(int at, Entity owner) {
        int end = at + 1;
        while (end + 1 < evidence.size()
                && evidence.get(end).is(Operation.AND, Operation.COMMA)
                && Columns.isColumn(evidence.get(end + 1))
                && evidence.get(end + 1).all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property().entity() == owner)) {
            end += 2;
        }
        return end;
    }

    private static Evidence noun(List<Token> tokens, Mention mention) {
        return Evidence.mentions(tokens, List.of(mention));
    }
}
