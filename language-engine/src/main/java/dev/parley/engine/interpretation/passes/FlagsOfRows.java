package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns that hold a yes or a no as text stand for their yes where they are said of rows, and are not shown: "insured
 * vans", "insured and electric vans", "which guests smoke", "the names of the smokers".
 */
final class FlagsOfRows {

    /** How many letters a word of a name has that is no "is" or "yn". */
    private static final int SAYS_SOMETHING = 3;

    private final List<Evidence> evidence;

    private FlagsOfRows(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        FlagsOfRows flags = new FlagsOfRows(evidence);
        for (int at = evidence.size() - 1; at >= 0; at--) {
            flags.read(at);
        }
        return List.copyOf(flags.evidence);
    }

    private void read(int at) {
        Evidence word = evidence.get(at);
        Optional<Mention.ValueMention> yes = word.operation() != null
                ? Optional.empty()
                : word.all(Mention.ValueMention.class).stream()
                        .filter(Mention.ValueMention::unsaid)
                        .findFirst();
        if (yes.isEmpty()) {
            return;
        }
        Entity rows = yes.get().entityOf();
        if (isOfSomethingElse(at, yes.get().property())) {
            evidence.set(at + 1, evidence.get(at + 1).withOperation(Operation.UNSUPPORTED));
            return;
        }
        if (before(at, rows)) {
            evidence.set(at, word.meaning(yes.get()));
        } else if (does(at, yes.get().property())) {
            evidence.set(at, word.meaning(yes.get()));
            if (isObject(at + 1)) {
                evidence.set(at + 1, evidence.get(at + 1).withOperation(Operation.NOISE));
            }
        } else if (rowsDo(at, rows)) {
            List<Token> said = word.tokens();
            evidence.set(at, word.of(said.subList(1, said.size())).meaning(yes.get()));
            evidence.add(at, word.of(said.subList(0, 1)).meaning(new Mention.EntityMention(rows, 1, "")));
        } else if (areRows(at, rows)) {
            evidence.set(at, word.meaning(yes.get()));
            evidence.add(at, word.meaning(new Mention.EntityMention(rows, 1, "")));
        }
    }

    /** "insured vans", "insured and electric vans". */
    private boolean before(int at, Entity rows) {
        int noun = at + 1;
        while (noun + 1 < evidence.size()
                && evidence.get(noun).is(Operation.AND, Operation.OR, Operation.COMMA)
                && isYes(evidence.get(noun + 1), rows)) {
            noun += 2;
        }
        return isRows(noun, rows) || noun == at + 1 && isYes(noun, rows) && isRows(noun + 1, rows);
    }

    /** "which guests smoke", "how many passes allow dogs" of {@code dogs_allowed}, but not of {@code allowed}. */
    private boolean does(int at, Property flag) {
        Evidence word = evidence.get(at);
        boolean verb =
                word.mentions().getFirst().quality() < 0.95 || word.words().endsWith("ed");
        return verb
                && at > 1
                && isRows(at - 1, flag.entity())
                && evidence.get(at - 2).is(Operation.WHICH, Operation.COUNT)
                && (!isObject(at + 1) || namesObject(at, flag));
    }

    private boolean isObject(int at) {
        return at < evidence.size() && evidence.get(at).operation() == null;
    }

    /** "passes that allow smoking" of {@code dogs_allowed}: what nobody knows of stands where its name says something. */
    private boolean isOfSomethingElse(int at, Property flag) {
        Evidence word = evidence.get(at);
        return isObject(at + 1)
                && evidence.get(at + 1).unknown()
                && word.tokens().size() == 1
                && flag.words().stream().anyMatch(part -> part.length() >= SAYS_SOMETHING && !part.equals(word.lemma()))
                && !namesObject(at, flag);
    }

    /** Whether what stands behind the verb is the rest of the column's name. */
    private boolean namesObject(int verb, Property flag) {
        Evidence object = evidence.get(verb + 1);
        return flag.words().contains(object.lemma())
                && !object.lemma().equals(evidence.get(verb).lemma());
    }

    /** "how many inns serve food", of {@code serves_food} or {@code food_served}, as one span: the inns, and what they do. */
    private boolean rowsDo(int at, Entity rows) {
        List<Token> said = evidence.get(at).tokens();
        return at > 0
                && said.size() > 1
                && evidence.get(at - 1).is(Operation.WHICH, Operation.COUNT)
                && said.getFirst().lemma().equals(rows.words().getLast())
                && evidence.get(at).all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> isVerb(said.get(1), column.property()));
    }

    /** Whether it is what rows do, and their column says of one or of all of them. */
    private static boolean isVerb(Token said, Property column) {
        return Names.words(column.column().name()).stream()
                .anyMatch(word ->
                        word.matches("[a-z]+(s|ed)") && Lemmas.lemma(word).equals(said.lemma()));
    }

    /** "smokers", where nobody else is named who may be one. */
    private boolean areRows(int at, Entity rows) {
        Evidence word = evidence.get(at);
        boolean several = word.tokens().size() == 1 && word.words().matches("(?i)" + word.lemma() + "e?s");
        boolean asked = at > 0
                && evidence.get(at - 1)
                        .is(
                                Operation.OF,
                                Operation.COUNT,
                                Operation.LIST,
                                Operation.ALL,
                                Operation.WHICH,
                                Operation.NOISE);
        return several
                && asked
                && evidence.stream()
                        .filter(other -> other.operation() == null && other != word)
                        .flatMap(other -> other.mentions().stream().limit(1))
                        .noneMatch(other -> other instanceof Mention.EntityMention);
    }

    private boolean isYes(int at, Entity rows) {
        return at < evidence.size() && isYes(evidence.get(at), rows);
    }

    private static boolean isYes(Evidence word, Entity rows) {
        return word.operation() == null
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.ValueMention value
                                && value.unsaid()
                                && value.entityOf() == rows)
                && !word.mentions().isEmpty();
    }

    private boolean isRows(int at, Entity rows) {
        return at < evidence.size()
                && evidence.get(at).operation() == null
                && evidence.get(at).mentions().stream()
                        .limit(1)
                        .anyMatch(mention -> mention instanceof Mention.EntityMention named && named.entity() == rows);
    }
}
