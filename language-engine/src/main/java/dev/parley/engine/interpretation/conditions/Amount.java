package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.lexicon.Operation;
import java.math.BigDecimal;

/** A number and how it is compared; {@code high} is the other end of a range, else null. */
record Amount(Operation operation, BigDecimal number, BigDecimal high, Evidence said) {

    /** What is said behind the number comes before what is said in front of it. */
    Amount bounded(Operation behind) {
        return behind == Operation.EXACTLY ? this : new Amount(behind, number, high, said);
    }

    Predicate of(Expression subject) {
        return Filters.number(subject, operation, number, high);
    }
}
