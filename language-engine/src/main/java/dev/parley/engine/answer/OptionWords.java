package dev.parley.engine.answer;

import dev.parley.engine.text.Lemmas;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of each option, by which an answer names one: "shipping" of "“city” as the shipping city of the order". */
final class OptionWords {

    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT = Pattern.compile("n['’]t\\b");

    /** Words that stand between others, and tell no option from another. */
    private static final Set<String> FORM = Set.of(
            "a", "an", "the", "of", "by", "in", "on", "at", "to", "for", "from", "with", "as", "and", "or", "is", "are",
            "was", "were", "be", "been", "s", "it", "its", "they", "their", "them", "that", "where", "there", "which",
            "who", "whose", "when", "what", "has", "have", "had");

    private final List<Set<String>> options;

    OptionWords(List<String> meanings) {
        this.options = meanings.stream().map(OptionWords::stems).toList();
    }

    int count() {
        return options.size();
    }

    /** In lower case, without punctuation; "don't" is "do not". */
    static List<String> words(String text) {
        String spelt = NOT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" not");
        return APART.splitAsStream(spelt).filter(word -> !word.isEmpty()).toList();
    }

    /** Places of the options that have all of these words; none when no word tells anything. */
    List<Integer> having(List<String> words) {
        Set<String> said = stems(words.stream());
        return said.isEmpty() ? List.of() : places(place -> options.get(place).containsAll(said));
    }

    /** Places of the options that have just these words. */
    List<Integer> equalTo(List<String> words) {
        Set<String> said = stems(words.stream());
        return places(place -> options.get(place).equals(said));
    }

    /** The one of these whose words all the others have too, and more: "the entry fee" beside it with the late fee. */
    Optional<Integer> narrowest(List<Integer> places) {
        return places.stream()
                .filter(place -> places.stream()
                        .allMatch(other -> other.equals(place)
                                || options.get(other).containsAll(options.get(place))
                                        && !options.get(other).equals(options.get(place))))
                .findFirst();
    }

    /** The one that has just the words of all the others, none of which is as much: two or more, and all of them. */
    Optional<Integer> together() {
        Set<String> all = options.stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<Integer> whole = places(place -> options.get(place).equals(all));
        return whole.size() == 1 && joined(whole.getFirst(), all) ? Optional.of(whole.getFirst()) : Optional.empty();
    }

    private boolean joined(int whole, Set<String> all) {
        Set<String> others = places(place -> place != whole).stream()
                .flatMap(place -> options.get(place).stream())
                .collect(Collectors.toSet());
        return count() > 2 && others.equals(all);
    }

    /** Places of the options that have most of these words, and one at least; none when all have as many. */
    List<Integer> nearest(List<String> words) {
        Set<String> said = stems(words.stream());
        List<Long> shared = options.stream()
                .map(option -> said.stream().filter(option::contains).count())
                .toList();
        long most = shared.stream().mapToLong(Long::longValue).max().orElse(0);
        List<Integer> nearest = places(place -> most > 0 && shared.get(place) == most);
        return nearest.size() == options.size() ? List.of() : nearest;
    }

    /** Places of the options that have the word while another has not. */
    List<Integer> toldApartBy(String word) {
        List<Integer> having = having(List.of(word));
        return having.size() == options.size() ? List.of() : having;
    }

    private List<Integer> places(IntPredicate test) {
        return IntStream.range(0, options.size()).filter(test).boxed().toList();
    }

    private static Set<String> stems(String meaning) {
        return stems(words(meaning).stream());
    }

    private static Set<String> stems(Stream<String> words) {
        return words.filter(word -> !FORM.contains(word))
                .map(word -> Lemmas.stem(Lemmas.lemma(word)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
