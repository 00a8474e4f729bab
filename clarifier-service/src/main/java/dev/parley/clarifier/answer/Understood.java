package dev.parley.clarifier.answer;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.model.error.Failure;
import dev.parley.model.message.Assumption;
import java.util.List;

/** What a question means after its asker has answered a question back. */
public sealed interface Understood {

    /**
     * As if it had been asked like this in the first place.
     *
     * @param text what was read; null when that is the question as it was asked
     * @param said how the asker's words were taken
     */
    record Anew(Interpretations readings, String text, List<Assumption> said) implements Understood {

        static Anew asAsked(Interpretations readings) {
            return new Anew(readings, null, List.of());
        }
    }

    /**
     * Just this.
     *
     * @param said how the asker's words were taken; empty when options were chosen
     * @param options the ids of the options that were chosen; empty when the reading is none of them
     */
    record Settled(Interpretation reading, List<Assumption> said, List<String> options) implements Understood {}

    /**
     * Only the asker knows.
     *
     * @param question what to ask about those that are left
     * @param left best first; empty when there is nothing to ask
     * @param said how the asker's words were taken
     * @param failure what is to be said when nothing may be asked any more; null when the best is to be taken
     */
    record Open(String question, List<Interpretation> left, List<Assumption> said, Failure failure)
            implements Understood {}
}
