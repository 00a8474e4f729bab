package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "The manager of a ward", "its manager", "wards without a manager", "who manage a ward": that of the ward by its own
 * key, though the nurses there have managers by a key that is called the same.
 */
final class OwnRoles {

    private static final Operation[] BEFORE_ROWS = {
        Operation.NOISE,
        Operation.ANY,
        Operation.GROUP,
        Operation.GREATER,
        Operation.LESS,
        Operation.AT_LEAST,
        Operation.AT_MOST
    };

    private final List<Evidence> evidence;

    private OwnRoles(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    static List<Evidence> of(List<Evidence> evidence) {
        OwnRoles words = new OwnRoles(evidence);
        List<Evidence> own = new ArrayList<>(evidence);
        for (int at = 0; at < own.size(); at++) {
            int place = at;
            words.owned(at).ifPresent(role -> own.set(place, evidence.get(place).meaning(role)));
        }
        columnsBehind(own);
        return List.copyOf(own);
    }

    /** "The first name <em>of its manager</em>" as "its manager's first name". */
    private static void columnsBehind(List<Evidence> words) {
        for (int at = 2; at < words.size(); at++) {
            boolean its = words.get(at - 1).is(Operation.POSSESSIVE);
            int of = its ? at - 2 : at - 1;
            boolean last = at + 1 == words.size() || words.get(at + 1).is(Operation.STOP);
            int from = last && words.get(of).is(Operation.OF) && isRole(words.get(at))
                    ? firstColumn(words, of, words.get(at).mentions().getFirst().entityOf())
                    : of;
            if (from > 0 && from < of && words.get(from - 1).is(Operation.AND, Operation.COMMA)) {
                Evidence whose = words.remove(of).withOperation(Operation.POSSESSIVE);
                List<Evidence> role = its ? words.subList(of, of + 2) : words.subList(of, of + 1);
                List<Evidence> owner = new ArrayList<>(its ? role : List.of(whose, role.getFirst()));
                role.clear();
                words.addAll(from, owner);
            }
        }
    }

    private static boolean isRole(Evidence word) {
        return word.operation() == null
                && !word.mentions().isEmpty()
                && word.mentions().getFirst() instanceof Mention.RoleMention role
                && role.reason().isEmpty();
    }

    /** Where the columns of those in a role begin that stand before a word. */
    private static int firstColumn(List<Evidence> words, int end, Entity owner) {
        int from = end;
        while (from > 0 && isColumn(words.get(from - 1), owner)
                || from > 1
                        && from < end
                        && words.get(from - 1).is(Operation.AND, Operation.COMMA)
                        && isColumn(words.get(from - 2), owner)) {
            from--;
        }
        return from;
    }

    private static boolean isColumn(Evidence word, Entity owner) {
        return Columns.isColumn(word)
                && word.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property().entity() == owner);
    }

    /** The one of several keys that are called so which is of those whose role is spoken of. */
    private Optional<Mention.RoleMention> owned(int at) {
        Evidence word = evidence.get(at);
        List<Mention.RoleMention> roles = word.operation() == null ? word.all(Mention.RoleMention.class) : List.of();
        boolean several = roles.size() > 1
                && roles.getFirst() == word.mentions().getFirst()
                && roles.stream().map(role -> role.relation().from()).distinct().count() == roles.size();
        return several
                ? owner(at, roles).flatMap(owner -> roles.stream()
                        .filter(role -> role.relation().from() == owner)
                        .findFirst())
                : Optional.empty();
    }

    private Optional<Entity> owner(int at, List<Mention.RoleMention> roles) {
        int behind = skip(at + 1, Operation.NOISE);
        boolean of = is(behind, Operation.OF, Operation.GROUP);
        boolean by = is(behind, Operation.BY);
        boolean noun = roles.getFirst().reason().isEmpty();
        if (of || !noun && !by && behind > at && rowsFrom(behind, roles).isPresent()) {
            return rowsFrom(of ? behind + 1 : behind, roles);
        }
        Optional<Entity> before = rowsBefore(at, roles);
        return before.isPresent() || !is(behind, Operation.WHO, Operation.WITH, Operation.RELATIVE)
                ? before
                : rowsFrom(skip(behind, Operation.WHO, Operation.WITH, Operation.RELATIVE), roles);
    }

    /** Rows named from there on, with nothing but their values and articles before. */
    private Optional<Entity> rowsFrom(int from, List<Mention.RoleMention> roles) {
        List<Entity> named = evidence.stream()
                .skip(from)
                .takeWhile(word -> word.operation() == null || word.is(BEFORE_ROWS))
                .filter(word -> word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .filter(rows -> rows instanceof Mention.EntityMention || rows instanceof Mention.ValueMention)
                .map(Mention::entityOf)
                .filter(rows -> has(rows, roles))
                .toList();
        return named.stream().findFirst();
    }

    /** Rows named last before, by themselves or with what they are called. */
    private Optional<Entity> rowsBefore(int at, List<Mention.RoleMention> roles) {
        List<Mention> named = evidence.subList(0, at).reversed().stream()
                .filter(word -> word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .filter(mention -> has(mention.entityOf(), roles))
                .toList();
        return named.stream()
                .filter(Mention.EntityMention.class::isInstance)
                .findFirst()
                .or(() -> named.stream().filter(OwnRoles::name).reduce((last, first) -> first))
                .map(Mention::entityOf);
    }

    private static boolean name(Mention mention) {
        return mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.NAME;
    }

    private static boolean has(Entity rows, List<Mention.RoleMention> roles) {
        return roles.stream().anyMatch(role -> role.relation().from() == rows);
    }

    private int skip(int from, Operation... passed) {
        return IntStream.range(from, evidence.size())
                .filter(at -> !evidence.get(at).is(passed))
                .findFirst()
                .orElse(evidence.size());
    }

    private boolean is(int at, Operation... operations) {
        return at < evidence.size() && evidence.get(at).is(operations);
    }
}
