package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What somebody did, where rows of it tell by a key who: "won" of races with a winning skipper and a winning boat. The
 * verb means the key that ends at those who are asked about, and how often it was done is the number of such rows: "won
 * the most number of times", "won twice", "how many times did Ann win", "has never won".
 */
final class Deeds {

    /** What stands between a verb and how often it was done. */
    private static final Operation[] BOUNDS = {
        Operation.MOST, Operation.LEAST, Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST
    };

    private final List<Evidence> evidence;

    private Deeds(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> counted(List<Evidence> evidence) {
        Deeds deeds = new Deeds(evidence);
        for (int at = 0; at < deeds.evidence.size(); at++) {
            deeds.verb(at);
        }
        return List.copyOf(deeds.evidence);
    }

    private void verb(int at) {
        Evidence verb = evidence.get(at);
        List<Mention.RoleMention> roles = roles(verb);
        Optional<Entity> deeds = rows(roles);
        if (deeds.isEmpty()) {
            return;
        }
        List<Mention.RoleMention> own = doer(at, roles).stream()
                .flatMap(doer -> roles.stream().filter(role -> role.relation().to() == doer))
                .toList();
        if (own.size() != 1) {
            return;
        }
        evidence.set(at, verb.meaning(own.getFirst()));
        Mention rows = new Mention.EntityMention(deeds.get(), own.getFirst().quality(), "");
        if (at > 0 && evidence.get(at - 1).is(Operation.NOT) && ends(at + 1)) {
            evidence.set(at, verb.meaning(rows));
        }
        timesBehind(at + 1, rows);
        howManyTimes(at, rows);
    }

    /** "Won the most number of <em>times</em>", "won more than twice": the most such rows, more than two of them. */
    private void timesBehind(int from, Mention rows) {
        int at = from;
        while (at < evidence.size() && evidence.get(at).is(BOUNDS)) {
            at++;
        }
        boolean number = at < evidence.size()
                && evidence.get(at).operation() == null
                && evidence.get(at).number() != null;
        boolean often = number && evidence.get(at).words().matches("(?i)once|twice|thrice");
        int times = number ? at + 1 : at;
        if (times < evidence.size() && evidence.get(times).is(Operation.TIMES) && (number || at > from)) {
            evidence.set(times, named(evidence.get(times), rows));
        } else if (often && (at > from || ends(at + 1))) {
            evidence.add(at + 1, named(evidence.get(at), rows));
        }
    }

    /** "How many <em>times</em> did Ann win": how many such rows. */
    private void howManyTimes(int verb, Mention rows) {
        IntStream.range(0, verb)
                .filter(at -> evidence.get(at).is(Operation.COUNT)
                        && evidence.get(at).words().matches("(?i)how often|(how many|.*number of|.*amount of) times"))
                .findFirst()
                .ifPresent(at -> evidence.add(at + 1, named(evidence.get(at), rows)));
    }

    private static Evidence named(Evidence word, Mention rows) {
        return new Evidence(word.tokens(), null, List.of(rows), null, null, null, false);
    }

    private boolean ends(int at) {
        return at >= evidence.size() || evidence.get(at).is(Operation.STOP, Operation.COMMA, Operation.AND);
    }

    /** The keys that a verb may be the name of: "won" of winning_skipper; empty where it names anything else as well. */
    private static List<Mention.RoleMention> roles(Evidence verb) {
        List<Mention.RoleMention> roles = verb.all(Mention.RoleMention.class);
        boolean form = verb.operation() == null
                && verb.tokens().size() == 1
                && roles.size() == verb.mentions().size();
        return form ? roles : List.of();
    }

    /** The one table whose rows are what was done: all keys are its own, and lead to different tables. */
    private static Optional<Entity> rows(List<Mention.RoleMention> roles) {
        List<Entity> from =
                roles.stream().map(role -> role.relation().from()).distinct().toList();
        long ends = roles.stream().map(role -> role.relation().to()).distinct().count();
        boolean another = roles.stream().noneMatch(role -> role.relation().selfReference());
        return from.size() == 1 && another && ends == roles.size() && ends > 1
                ? Optional.of(from.getFirst())
                : Optional.empty();
    }

    /** Who did it: of those the keys end at, the one that is named nearest before the verb, else the first behind it. */
    private Optional<Entity> doer(int at, List<Mention.RoleMention> roles) {
        return IntStream.concat(IntStream.range(0, at).map(i -> at - 1 - i), IntStream.range(at + 1, evidence.size()))
                .mapToObj(evidence::get)
                .filter(word -> word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .filter(named -> named instanceof Mention.EntityMention || named instanceof Mention.ValueMention)
                .map(Mention::entityOf)
                .filter(named -> roles.stream().anyMatch(role -> role.relation().to() == named))
                .findFirst();
    }
}
