package dev.parley.gateway.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much knowledge is kept and used. */
@ConfigMapping(prefix = "parley.knowledge")
interface KnowledgeConfig {

    /**
     * Most words of the glossary (terms and synonyms) that go to the clarifier with a question. Of more, the asker's own
     * and those that look like words of the question, or of an answer to a question back, go first.
     */
    @WithDefault("300")
    int maxWords();

    /** Most terms, and most verified queries, that one subject may own. */
    @WithDefault("1000")
    int maxOwned();

    /** How long a term holds that was learnt from the answer to a question back; what people write holds until they say. */
    @WithDefault("180d")
    Duration learntFor();
}
