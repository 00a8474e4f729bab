package dev.parley.clarifier.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.model.message.Assumption;
import java.util.List;

/**
 * Readings that are left.
 *
 * @param taken what earlier choices and verified queries decided, for the asker to see; empty when they decided nothing
 * @param same whether the one that is left is the very reading that was chosen
 */
public record Settled(List<Interpretation> left, List<Assumption> taken, boolean same) {

    public boolean isDecided() {
        return !taken.isEmpty() && left.size() == 1;
    }
}
