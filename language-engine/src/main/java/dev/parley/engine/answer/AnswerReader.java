package dev.parley.engine.answer;

import dev.parley.engine.answer.Said.Meant;
import dev.parley.engine.answer.Said.MeantWith;
import dev.parley.engine.answer.Said.None;
import dev.parley.engine.answer.Said.OneOf;
import dev.parley.engine.answer.Said.Whichever;
import dev.parley.engine.answer.Said.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads an answer in plain English to a question back. */
public final class AnswerReader {

    /** What is said around an answer, and is none. */
    private static final Set<String> AROUND = Set.of(
            "please",
            "thanks",
            "thank",
            "you",
            "i",
            "we",
            "mean",
            "meant",
            "want",
            "would",
            "like",
            "d",
            "ll",
            "m",
            "think",
            "take",
            "choose",
            "pick",
            "use",
            "show",
            "give",
            "me",
            "us",
            "go",
            "let",
            "do",
            "it",
            "that",
            "this",
            "these",
            "those",
            "them",
            "they",
            "was",
            "is",
            "s",
            "the",
            "of",
            "a",
            "one",
            "ones",
            "option",
            "options",
            "choice",
            "choices",
            "reading",
            "readings",
            "number",
            "no",
            "answer",
            "for",
            "with",
            "just",
            "only",
            "as",
            "and",
            "or",
            "both",
            "yes",
            "yeah",
            "yep",
            "ok",
            "okay",
            "sure",
            "right",
            "above",
            "mentioned",
            "fine",
            "good",
            "sorry");

    private static final Set<String> ALL = Set.of("both", "all", "either", "each", "every", "everything");

    private static final Set<String> COUNTS = Set.of("two", "three", "four");

    /** Said of the options themselves: "both of them". */
    private static final Set<String> OPTIONS =
            Set.of("them", "these", "those", "options", "choices", "readings", "two", "three", "four");

    private static final Set<String> NO = Set.of("no", "nope", "none", "neither", "nothing", "not", "nor");

    /** What a "none" is said of. */
    private static final Set<String> OF_NONE =
            Set.of("any", "either", "fits", "fit", "correct", "what", "apply", "applies");

    private static final Set<String> YES =
            Set.of("yes", "yeah", "yep", "yup", "ok", "okay", "sure", "right", "correct");

    private static final Set<String> LAST = Set.of("last", "latter");

    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("1st", 1),
            Map.entry("second", 2),
            Map.entry("2nd", 2),
            Map.entry("two", 2),
            Map.entry("third", 3),
            Map.entry("3rd", 3),
            Map.entry("three", 3),
            Map.entry("fourth", 4),
            Map.entry("4th", 4),
            Map.entry("four", 4),
            Map.entry("fifth", 5),
            Map.entry("5th", 5),
            Map.entry("five", 5),
            Map.entry("sixth", 6),
            Map.entry("6th", 6),
            Map.entry("six", 6));

    private static final Pattern WHICHEVER = Pattern.compile(
            "(?:(?:the|your|take|use|go|with|just|i|m|am) )*(?:default|likeliest|most likely|best guess|whatever|whichever|any|anything"
                    + "|do not (?:care|mind|know)|does not matter|no matter|not sure|no idea|no preference|you (?:choose|decide|pick))"
                    + "(?: (?:the|one|option|of|them|these|those|is|fine|you|like|think|which|please|reading|answer))*");

    /** "no, …", "none of these: …" */
    private static final Pattern NO_BUT = Pattern.compile(
            "(?i)\\s*(?:no|nope|neither|none)(?: of (?:these|those|them|the above))?\\s*[,.;:!–—-]\\s*(.+)",
            Pattern.DOTALL);

    private static final Pattern DENIAL =
            Pattern.compile("\\b(?:but not|and not|not|rather than|instead of|except)\\b");

    private static final Pattern MORE =
            Pattern.compile("(?i)(.+?)(?:\\s*[,;:–—]\\s*(?:(?:but|and)\\s+)?|\\s+but\\s+)(.+?)", Pattern.DOTALL);

    private static final Pattern AND = Pattern.compile("(?i)\\s+(?:and|or|as well as|plus)\\s+|\\s*[,;&+/]\\s*");

    private final OptionWords options;

    /** @param meanings what the options say, in their order */
    public AnswerReader(List<String> meanings) {
        this.options = new OptionWords(meanings);
    }

    public Said read(String text) {
        List<String> words = OptionWords.words(text);
        String plain = String.join(" ", words);
        if (WHICHEVER.matcher(plain).matches()) {
            return new Whichever();
        }
        if (isNone(words)) {
            return new None();
        }
        if (options.count() == 1 && words.stream().allMatch(YES::contains)) {
            return new Meant(List.of(0));
        }
        Matcher but = NO_BUT.matcher(text);
        String said = but.matches() ? but.group(1).strip() : text.strip();
        return picked(said)
                .or(() -> pickedWithMore(said))
                .orElseGet(() -> new Words(said, options.nearest(content(OptionWords.words(said)))));
    }

    private Optional<Said> pickedWithMore(String text) {
        Matcher more = MORE.matcher(text);
        return more.matches() ? one(more.group(1)).map(place -> new MeantWith(place, more.group(2))) : Optional.empty();
    }

    private static boolean isNone(List<String> words) {
        return words.stream().anyMatch(NO::contains)
                && words.stream()
                        .allMatch(word -> NO.contains(word) || AROUND.contains(word) || OF_NONE.contains(word));
    }

    /** What it says of the options and nothing else. */
    private Optional<Said> picked(String text) {
        String plain = String.join(" ", OptionWords.words(text));
        Matcher denial = DENIAL.matcher(plain);
        if (!denial.find()) {
            return named(text);
        }
        Optional<List<Integer>> denied =
                exactly(DENIAL.matcher(plain.substring(denial.end())).replaceAll(","));
        if (denied.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> others = IntStream.range(0, options.count())
                .boxed()
                .filter(place -> !denied.get().contains(place))
                .toList();
        String before = plain.substring(0, denial.start());
        return content(OptionWords.words(before)).isEmpty()
                ? oneOf(others)
                : exactly(before).filter(others::containsAll).map(Meant::new);
    }

    private Optional<Said> named(String text) {
        List<String> words = OptionWords.words(text);
        if (words.stream().anyMatch(ALL::contains)
                && words.stream()
                        .allMatch(word -> ALL.contains(word) || AROUND.contains(word) || COUNTS.contains(word))) {
            return Optional.of(all(words));
        }
        Optional<List<Integer>> exactly = exactly(text);
        if (exactly.isPresent()) {
            return exactly.map(this::meant);
        }
        List<Integer> having = options.having(content(words));
        return having.size() == options.count() ? Optional.empty() : oneOf(having);
    }

    /** The option that says it ("the condition on both", "for each"), where it is not said of the options; else all. */
    private Meant all(List<String> words) {
        List<Integer> saying = words.stream().anyMatch(OPTIONS::contains)
                ? List.of()
                : options.having(words.stream().filter(ALL::contains).toList());
        return saying.size() == 1
                ? new Meant(saying)
                : meant(IntStream.range(0, options.count()).boxed().toList());
    }

    /** The option that shows all the others together stands for them. */
    private Meant meant(List<Integer> places) {
        return new Meant(options.together()
                .filter(together -> IntStream.range(0, options.count())
                        .allMatch(place -> place == together || places.contains(place)))
                .map(List::of)
                .orElse(places));
    }

    private static Optional<Said> oneOf(List<Integer> places) {
        return switch (places.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Meant(places));
            default -> Optional.of(new OneOf(places));
        };
    }

    /** The options that it names, each part of it just one. */
    private Optional<List<Integer>> exactly(String text) {
        Optional<Integer> whole = one(text);
        if (whole.isPresent()) {
            return whole.map(List::of);
        }
        List<Optional<Integer>> parts = AND.splitAsStream(text.strip())
                .filter(part -> !part.isBlank())
                .map(this::one)
                .toList();
        return parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(
                        parts.stream().map(Optional::get).distinct().sorted().toList());
    }

    /** The one option that it names: by its place, by its words, or by words that no other has without more. */
    private Optional<Integer> one(String text) {
        List<String> words = OptionWords.words(text);
        Optional<Integer> place = place(words);
        if (place.isPresent()) {
            return place;
        }
        List<String> content = content(words);
        List<Integer> equal = options.equalTo(content);
        return equal.size() == 1 ? Optional.of(equal.getFirst()) : options.narrowest(options.having(content));
    }

    /** "2", "option two", "the last one"; not where the word tells another option from the rest ("the first stop"). */
    private Optional<Integer> place(List<String> words) {
        List<String> said =
                words.stream().filter(word -> !AROUND.contains(word)).toList();
        if (said.isEmpty() && words.contains("one") && words.size() <= 2) {
            return Optional.of(0);
        }
        if (said.size() != 1) {
            return Optional.empty();
        }
        String word = said.getFirst();
        int place = number(word) - 1;
        boolean offered = place >= 0 && place < options.count();
        List<Integer> others = options.toldApartBy(word);
        return offered && (others.isEmpty() || others.equals(List.of(place))) ? Optional.of(place) : Optional.empty();
    }

    /** From 1; 0 for what is none. */
    private int number(String word) {
        if (LAST.contains(word)) {
            return options.count();
        }
        if (options.count() == 2 && word.equals("former")) {
            return 1;
        }
        if (options.count() == 2 && word.equals("other")) {
            return 2;
        }
        return word.matches("[1-9]") ? Integer.parseInt(word) : ORDINALS.getOrDefault(word, 0);
    }

    /** The words that say something; "both" does where an option says it. */
    private List<String> content(List<String> words) {
        List<String> content = new ArrayList<>(words);
        content.removeIf(word -> AROUND.contains(word)
                && !(ALL.contains(word) && !options.toldApartBy(word).isEmpty()));
        return content;
    }
}
