package dev.parley.engine.evidence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What phrases name: as they are, and by the stems of their words. */
final class Phrases {

    /** What a phrase names, and what all phrases of its stems name; null where the phrase is too short for one. */
    private record Named(Map<Object, Mention> mentions, Map<Object, Mention> ofStems) {}

    private final Map<String, Named> byPhrase = new HashMap<>();
    private final Map<String, Map<Object, Mention>> byStem = new HashMap<>();

    void put(List<String> words, Mention mention) {
        String phrase = words.size() == 1 ? words.getFirst() : String.join(" ", words);
        Named named = byPhrase.get(phrase);
        if (named == null) {
            boolean stems = words.size() > 1 || phrase.length() > 4;
            named = new Named(new LinkedHashMap<>(4), stems ? ofStems(words) : null);
            byPhrase.put(phrase, named);
        }
        Mention.keep(named.mentions(), mention);
        if (named.ofStems() != null) {
            Mention.keep(named.ofStems(), mention);
        }
    }

    void putStem(List<String> words, Mention mention) {
        Mention.keep(ofStems(words), mention);
    }

    Map<String, List<Mention>> byPhrase() {
        Map<String, List<Mention>> listed = HashMap.newHashMap(byPhrase.size());
        byPhrase.forEach((phrase, named) -> listed.put(phrase, listed(named.mentions())));
        return listed;
    }

    /** By the stems of their words. */
    Map<String, List<Mention>> byStem() {
        Map<String, List<Mention>> listed = HashMap.newHashMap(byStem.size());
        byStem.forEach((stems, mentions) -> listed.put(stems, listed(mentions)));
        return listed;
    }

    /** Most phrases name one thing. */
    private static List<Mention> listed(Map<Object, Mention> mentions) {
        return mentions.size() == 1 ? List.of(mentions.values().iterator().next()) : List.copyOf(mentions.values());
    }

    private Map<Object, Mention> ofStems(List<String> words) {
        return byStem.computeIfAbsent(Vocabulary.stems(words), ignored -> new LinkedHashMap<>(4));
    }
}
