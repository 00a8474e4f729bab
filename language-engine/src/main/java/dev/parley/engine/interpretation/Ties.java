package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Degrees;
import java.util.List;
import java.util.Optional;

/** Where several rows are asked for and the one that ranks first is shown: "products with the highest price". */
final class Ties {

    private Ties() {}

    /** The word of rank behind which rows may be cut off that rank as high; empty where a number of rows is said. */
    static Optional<Evidence> cutOff(Query query, List<Evidence> evidence) {
        boolean one = query instanceof Select select
                && select.limit() != null
                && select.limit() == 1
                && select.from() instanceof TableScan rows
                && evidence.stream().anyMatch(word -> namesSeveral(word, rows));
        return evidence.stream().filter(word -> one && Degrees.ranks(word)).findFirst();
    }

    private static boolean namesSeveral(Evidence word, TableScan rows) {
        return word.operation() == null
                && !word.words().equalsIgnoreCase(word.lemma())
                && word.first(Mention.EntityMention.class)
                        .filter(named -> named.entity().table().name().equals(rows.table()))
                        .isPresent();
    }
}
