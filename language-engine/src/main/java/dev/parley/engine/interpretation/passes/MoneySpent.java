package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Spent the most money", "the total amount spent": money is what is spent anyway, and an amount that is kept is not computed. */
final class MoneySpent {

    private MoneySpent() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        boolean spends = evidence.stream().anyMatch(MoneySpent::spent);
        List<Evidence> plain = new ArrayList<>();
        for (Evidence word : evidence) {
            boolean money = spends && word.unknown() && word.words().equalsIgnoreCase("money");
            boolean ofAmount = spent(word) && !plain.isEmpty() && amount(plain.getLast());
            if (!money && !ofAmount) {
                plain.add(word);
            }
        }
        plain.replaceAll(MoneySpent::kept);
        paidIn(plain);
        return plain;
    }

    /** What rows come to goes before what would compute it. */
    private static Evidence kept(Evidence verb) {
        Optional<Property> worth =
                spent(verb) ? verb.mentions().getFirst().entityOf().worth() : Optional.empty();
        return worth.map(sum -> verb.meaning(new Mention.PropertyMention(sum, 1, "")))
                .orElse(verb);
    }

    /** "How much money was paid in fines" as "how much money fines": where no column tells of paying. */
    private static void paidIn(List<Evidence> said) {
        for (int at = 1; at + 2 < said.size(); at++) {
            Evidence verb = said.get(at);
            boolean money =
                    said.subList(0, at).stream().anyMatch(word -> word.words().matches("(?i)how much money"))
                            && verb.mentions().isEmpty()
                            && Lexicon.english().money(verb.lemma()).isPresent();
            if (money && said.get(at + 1).is(Operation.IN) && Nouns.namesRows(said.get(at + 2))) {
                said.subList(at, at + 2).clear();
            }
        }
    }

    /** What was done with money, where it could but be computed. */
    private static boolean spent(Evidence verb) {
        return verb.operation() == null
                && verb.words().matches("(?i)spent|spend|spends|paid|earned")
                && !verb.mentions().isEmpty()
                && verb.mentions().stream().allMatch(Mention.DerivedMention.class::isInstance);
    }

    private static boolean amount(Evidence noun) {
        return noun.operation() == null
                && noun.words().toLowerCase().endsWith("amount")
                && !noun.mentions().isEmpty()
                && noun.mentions().getFirst() instanceof Mention.PropertyMention column
                && column.quality() > 0.9
                && column.property().role() == PropertyRole.MEASURE;
    }
}
