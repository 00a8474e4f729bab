package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What broke a verified query, and what might mend it.
 *
 * @param held its status before; null when it is not broken, or nobody knows
 * @param missing tables and columns that it reads and that are gone; empty when something else broke it
 * @param repair SQL with the names that seem to have taken their place: what an approval takes; null for none
 */
record Breakage(
        @JsonIgnore VerifiedStatus held,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing,
        String repair) {

    static final Breakage NONE = new Breakage(null, List.of(), null);

    Breakage {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }
}
