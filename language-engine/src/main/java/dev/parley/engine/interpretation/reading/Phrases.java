package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.math.BigDecimal;

/** Phrases of any kind inside the one that is being read, whose readers its own reader need not know. */
public interface Phrases {

    /** Reads what belongs to the nested query at hand. */
    void nested();

    /** Reads one phrase that is said of what the question asks about. */
    void outermostStep();

    /** Ranks the rows whose column was just named, and cuts off behind those that rank first. */
    void rank(Expression key, boolean descending);

    /** "played the most", "shipped most often": ranks by all that there is of it; false where each row has it but once. */
    boolean most(Evidence word, Property column);

    /** Whether a number says how many rows are asked for: "the 3 longest". */
    boolean isLimit(Evidence number);

    /** That many rows are asked for. */
    void limit(Evidence number);

    /** How often something was done: "used twice". */
    void times(Operation operation, BigDecimal number, BigDecimal high, Evidence word);

    /** "When was ... founded": whether the verb that the question ends with names the column that is asked for. */
    boolean answeredBy(Evidence verb, Property property);
}
