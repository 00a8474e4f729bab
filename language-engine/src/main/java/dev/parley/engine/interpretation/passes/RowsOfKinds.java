package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Kinds;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "list the head gardeners and beekeepers of the club": values in the plural that a question asks for are rows of that
 * kind. Names the rows behind them, as "head gardener members" does.
 */
public final class RowsOfKinds {

    /** How a table is called of what people are. */
    private static final Set<String> ROLES = Set.of(
            "position", "job", "role", "title", "occupation", "profession", "speciality", "specialty", "rank", "type");

    private RowsOfKinds() {}

    public static List<Evidence> named(List<Evidence> evidence, Knowledge knowledge) {
        int at = 0;
        while (at < evidence.size()
                && evidence.get(at)
                        .is(Operation.LIST, Operation.NOISE, Operation.ALL, Operation.BOTH, Operation.COUNT)) {
            at++;
        }
        Optional<Property> column =
                at == evidence.size() || evidence.size() == 1 ? Optional.empty() : kinds(evidence, at, knowledge);
        if (column.isEmpty() || at == 0 && people(column.get(), knowledge).isEmpty()) {
            return counted(evidence, knowledge);
        }
        List<Evidence> named = new ArrayList<>(evidence.subList(0, at));
        boolean more = true;
        for (; at < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            boolean kind = more && kinds(evidence, at, knowledge).equals(column);
            if (kind) {
                named.addAll(apart(word, column.get(), knowledge));
            } else {
                named.add(word);
            }
            more = kind || more && word.is(Operation.AND, Operation.COMMA, Operation.NOISE, Operation.ALL);
        }
        return named;
    }

    /** "at least 2 double rooms", "the most comedies", "the names of developers": rows of that kind are spoken of. */
    private static List<Evidence> counted(List<Evidence> evidence, Knowledge knowledge) {
        List<Evidence> named = new ArrayList<>();
        for (int at = 0; at < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            boolean behindNumber = at > 0 && isNumber(evidence.get(at - 1));
            boolean of = at > 0 && evidence.get(at - 1).is(Operation.OF);
            boolean many = at > 0 && evidence.get(at - 1).is(Operation.COUNT);
            Optional<Property> column = behindNumber || of || many
                    ? kinds(evidence, at, knowledge)
                            .filter(kinds ->
                                    behindNumber && (word.tokens().size() > 1 || kinds.role() != PropertyRole.NAME)
                                            || many && namesKinds(kinds)
                                            || of && people(kinds, knowledge).isPresent())
                    : Optional.empty();
            if (column.isPresent()) {
                named.addAll(apart(word, column.get(), knowledge));
            } else {
                named.add(word);
            }
        }
        return named;
    }

    private static boolean isNumber(Evidence word) {
        return word.number() != null && word.period() == null || word.is(Operation.MOST, Operation.LEAST);
    }

    /** The kind, and the rows of it that its last word stands for. */
    private static List<Evidence> apart(Evidence word, Property column, Knowledge knowledge) {
        int noun = word.tokens().size() - 1;
        Mention rows = new Mention.EntityMention(rows(word, column, knowledge), 1, "");
        return List.of(
                noun > 0 ? word.of(word.tokens().subList(0, noun)) : word,
                word.of(word.tokens().subList(noun, noun + 1)).meaning(rows));
    }

    /** The column of which a word in the plural is a value and nothing else, with no noun behind it. */
    private static Optional<Property> kinds(List<Evidence> evidence, int at, Knowledge knowledge) {
        Evidence word = evidence.get(at);
        Token last = word.tokens().getLast();
        List<Property> columns = word.mentions().stream()
                .map(mention -> mention instanceof Mention.ValueMention value ? value.property() : null)
                .distinct()
                .toList();
        boolean noun = at + 1 < evidence.size()
                && evidence.get(at + 1).operation() == null
                && !evidence.get(at + 1).mentions().isEmpty()
                && evidence.get(at + 1).all(Mention.PropertyMention.class).stream()
                        .noneMatch(column -> Columns.participle(evidence.get(at + 1), column.property()));
        return word.operation() == null
                        && !last.lower().equals(last.lemma())
                        && last.lower().endsWith("s")
                        && columns.size() == 1
                        && columns.getFirst() != null
                        && !noun
                ? Optional.of(columns.getFirst())
                        .filter(column ->
                                !isTerm(word) || said(word, column, knowledge).isPresent())
                        .filter(column -> column.role() != PropertyRole.NAME
                                || isList(column)
                                || namesKinds(column)
                                || people(column, knowledge).isPresent())
                : Optional.empty();
    }

    /** A table of nothing but kinds, which rows of others point at. */
    private static boolean isList(Property column) {
        return column.entity().listing().equals(List.of(column));
    }

    /** What the kinds are called by in a table of them. */
    private static boolean namesKinds(Property column) {
        return Kinds.holdsKinds(column.entity());
    }

    /** The table that is called as the value ends ("central banks": the banks), where its rows are of such kinds. */
    private static Entity rows(Evidence word, Property column, Knowledge knowledge) {
        return said(word, column, knowledge).or(() -> only(column, knowledge)).orElse(column.entity());
    }

    private static Optional<Entity> said(Evidence word, Property column, Knowledge knowledge) {
        String noun = word.tokens().getLast().lemma();
        return knowledge.ontology().relations().stream()
                .filter(relation -> relation.to() == column.entity())
                .map(Relation::from)
                .filter(rows -> rows.words().getLast().equals(noun)
                        || String.join("", rows.words()).equals(noun))
                .findFirst();
    }

    /** Whether people's own words stand for a value, which need not end with a noun for rows ("those from the Reds"). */
    private static boolean isTerm(Evidence word) {
        return word.mentions().getFirst().reason().equals("by the glossary");
    }

    /** "flats", where those are but a kind in a table of kinds: the rows that are of some kind, if it is one table's. */
    private static Optional<Entity> only(Property column, Knowledge knowledge) {
        List<Entity> of = namesKinds(column) ? of(column, knowledge) : List.of();
        return of.size() == 1 ? Optional.of(of.getFirst()) : people(column, knowledge);
    }

    /** "developers", where that is what a position is called: the people who have one. */
    private static Optional<Entity> people(Property column, Knowledge knowledge) {
        List<Entity> people = column.role() == PropertyRole.NAME
                        && !column.entity().holdsPeople()
                        && column.entity().label().equals(List.of(column))
                ? of(column, knowledge).stream().filter(Entity::holdsPeople).toList()
                : List.of();
        return people.size() == 1 && ROLES.contains(column.entity().words().getLast())
                ? Optional.of(people.getFirst())
                : Optional.empty();
    }

    /** The tables whose rows are each of one of them. */
    private static List<Entity> of(Property column, Knowledge knowledge) {
        return knowledge.ontology().relations().stream()
                .filter(relation -> relation.to() == column.entity() && !relation.selfReference())
                .map(Relation::from)
                .distinct()
                .toList();
    }
}
