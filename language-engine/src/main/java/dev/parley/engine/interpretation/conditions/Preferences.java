package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;

/** How much likelier one meaning of a word is than another, by where it stands and what was said before. */
public final class Preferences {

    private final ConditionReaders readers;

    Preferences(ConditionReaders readers) {
        this.readers = readers;
    }

    /** @param compared whether a comparison follows */
    public double of(Evidence evidence, Mention mention, boolean compared) {
        return switch (mention) {
            case Mention.PropertyMention column -> readers.columnPreferences.of(evidence, column, compared);
            case Mention.ValueMention value -> readers.valuePreferences.of(evidence, value);
            case Mention.EntityMention table -> readers.rowPreferences.of(evidence, table, compared);
            case Mention.RoleMention role -> readers.rowPreferences.of(evidence, role);
            case Mention.DerivedMention ignored -> 0;
            case Mention.DefinedMention ignored -> 0;
        };
    }
}
