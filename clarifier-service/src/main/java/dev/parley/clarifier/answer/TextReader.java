package dev.parley.clarifier.answer;

import dev.parley.engine.Interpretations;
import java.util.Collection;
import java.util.function.Function;

/** Reads texts on one schema and its data. */
public interface TextReader {

    /**
     * What reads these texts, and no others: what they may hold of the data is looked up once for all of them, since a
     * column without an index takes its time.
     */
    Function<String, Interpretations> of(Collection<String> texts);
}
