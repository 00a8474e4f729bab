package dev.parley.engine.lexicon;

import dev.parley.engine.text.Resources;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Numbers that go by a name of their own, and whom they count: a population, people; an enrollment, students. */
public final class Crowds {

    private static final Map<String, Crowd> BY_NUMBER = read();

    /**
     * @param members nouns for those who are counted, by lemma
     * @param verbs what they do where they are counted, by lemma
     */
    public record Crowd(Set<String> members, Set<String> verbs) {}

    private Crowds() {}

    /** By the lemma of what the number is called. */
    public static Map<String, Crowd> byNumber() {
        return BY_NUMBER;
    }

    private static Map<String, Crowd> read() {
        Map<String, Crowd> read = new LinkedHashMap<>();
        for (String line : Resources.lines(Crowds.class, "crowds.txt")) {
            String[] parts = line.split("[:|]");
            read.put(parts[0].strip(), new Crowd(words(parts[1]), words(parts[2])));
        }
        return Collections.unmodifiableMap(read);
    }

    private static Set<String> words(String line) {
        return Set.copyOf(Arrays.asList(line.strip().split("\\s+")));
    }
}
