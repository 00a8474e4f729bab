import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the words that mean nearly the same, of WordNet's files on the class path, for {@code lexicon.Thesaurus}: a line
 * a word, sorted, with the words near to it and how near they are in hundredths; behind '<' what it is but a kind of.
 * Run by the build, from its source; its arguments are the file and that source.
 *
 * <p>How near two words are is the weight of what ties them, times the cube root of how often the one, and how often the
 * other, is used in the senses that are tied: rare senses count for little.
 */
final class MakeThesaurus {

    private static final String FILES = "/net/sf/extjwnl/data/wordnet/wn31/";
    /** Files of nouns, verbs and adjectives, by the letter that pointers have for them. */
    private static final Map<String, String> PARTS = Map.of("n", "data.noun", "v", "data.verb", "a", "data.adj");

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z'-]*(_[a-z'-]+)?");
    private static final int LEAST = 30;
    /** A kind of it is meant only where that is what both words are for the most part used for. */
    private static final int LEAST_OF_KIND = 50;

    private static final int MOST = 24;
    private static final int MOST_GENERAL = 3;
    /** More special words than that make a word too general to stand for one of them. */
    private static final int MOST_KINDS = 40;

    /** What ties two words, and how near that brings them where neither has another sense. */
    private enum Tie {
        /** They have a sense in common. */
        SAME(75),
        /** The other is a common word for a kind of it. */
        KIND(65),
        /** One is derived from the other: "recruit", "recruitment". */
        FORM(60),
        /** The other is derived from what has a sense in common with it. */
        FORM_OF_SAME(50),
        /** The other has a sense in common with what is derived from it. */
        SAME_AS_FORM(40),
        /** It is a kind of the other. */
        GENERAL(75);

        private final int nearness;

        Tie(int nearness) {
            this.nearness = nearness;
        }
    }

    private record Pointer(String symbol, String synset, int from, int to) {}

    private record Synset(List<String> words, List<Pointer> pointers) {

        Stream<Pointer> pointers(String symbol) {
            return pointers.stream().filter(pointer -> pointer.symbol().equals(symbol));
        }
    }

    private record Near(String word, Tie tie, int nearness) {}

    private final Map<String, Synset> synsets = new HashMap<>();
    /** Of each word, its senses with how much it is used in each; all of them make 1. */
    private final Map<String, Map<String, Double>> shares = new TreeMap<>();
    /** How often a word was met in the texts that WordNet counts. */
    private final Map<String, Integer> counts = new HashMap<>();

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        if (isNewer(file, Path.of(arguments[1]))) {
            return;
        }
        MakeThesaurus thesaurus = new MakeThesaurus();
        for (var part : PARTS.entrySet()) {
            thesaurus.lines(part.getValue()).forEach(line -> thesaurus.addSynset(part.getKey(), line));
        }
        thesaurus.lines("index.sense").forEach(thesaurus::addSense);
        thesaurus.shares.values().forEach(MakeThesaurus::toShares);
        List<String> lines = thesaurus.shares.keySet().parallelStream()
                .map(word -> word + ":" + thesaurus.near(word))
                .filter(line -> !line.endsWith(":"))
                .toList();
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines.stream().collect(Collectors.joining("\n", "", "\n")), StandardCharsets.US_ASCII);
    }

    private static boolean isNewer(Path file, Path source) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(source)) > 0;
    }

    private Stream<String> lines(String file) {
        InputStream in = MakeThesaurus.class.getResourceAsStream(FILES + file);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                .lines()
                .filter(line -> !line.startsWith(" "));
    }

    /** A line of a data file: place, file, kind, count and words with ids, count and pointers, then other things. */
    private void addSynset(String part, String line) {
        String[] fields = line.substring(0, line.indexOf('|')).split(" ");
        int count = Integer.parseInt(fields[3], 16);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(fields[4 + 2 * i].replaceFirst("\\(.*", ""));
        }
        int at = 4 + 2 * count;
        List<Pointer> pointers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(fields[at]); i++) {
            int from = at + 1 + 4 * i;
            String other = fields[from + 2].replace('s', 'a');
            int ends = Integer.parseInt(fields[from + 3], 16);
            if (PARTS.containsKey(other)) {
                pointers.add(new Pointer(fields[from], other + fields[from + 1], ends >> 8, ends & 0xff));
            }
        }
        synsets.put(part + fields[0], new Synset(words, pointers));
    }

    /** A line of the index of senses: key, place, number among the senses of the word, how often it was met. */
    private void addSense(String line) {
        String[] fields = line.split(" ");
        String word = fields[0].substring(0, fields[0].indexOf('%'));
        String part = Map.of('1', "n", '2', "v", '3', "a", '5', "a").get(fields[0].charAt(word.length() + 1));
        if (part != null && isPlain(word)) {
            int met = Integer.parseInt(fields[3]);
            counts.merge(word, met, Integer::sum);
            shares.computeIfAbsent(word, ignored -> new TreeMap<>())
                    .merge(part + fields[1], met + 1.0 / Integer.parseInt(fields[2]), Double::sum);
        }
    }

    private static void toShares(Map<String, Double> senses) {
        double all = senses.values().stream().mapToDouble(Double::doubleValue).sum();
        senses.replaceAll((sense, used) -> used / all);
    }

    private String near(String word) {
        Map<Tie, Map<String, Double>> tied = new TreeMap<>();
        shares.get(word).forEach((sense, share) -> tie(word, sense, share, tied));
        Map<String, Near> nearest = new HashMap<>();
        tied.forEach((tie, words) -> words.forEach((other, used) -> nearest.merge(
                other,
                new Near(other, tie, (int) Math.round(tie.nearness * Math.cbrt(used))),
                (one, another) -> one.nearness() >= another.nearness() ? one : another)));
        List<Near> ranked = nearest.values().stream()
                .filter(near -> near.nearness() >= LEAST)
                .sorted(Comparator.comparingInt(Near::nearness).reversed().thenComparing(Near::word))
                .toList();
        boolean special = ranked.stream().filter(near -> near.tie() == Tie.KIND).count() <= MOST_KINDS;
        Stream<Near> near = ranked.stream()
                .filter(other -> other.tie() != Tie.GENERAL)
                .filter(other -> other.tie() != Tie.KIND
                        || special && other.nearness() >= LEAST_OF_KIND && counts.get(other.word()) > 0);
        Stream<Near> general =
                ranked.stream().filter(other -> other.tie() == Tie.GENERAL && counts.get(other.word()) > 0);
        return Stream.concat(near.limit(MOST), general.limit(MOST_GENERAL))
                .map(other -> (other.tie() == Tie.GENERAL ? "<" : "") + other.word() + "=" + other.nearness())
                .collect(Collectors.joining(" "));
    }

    private void tie(String word, String sense, double share, Map<Tie, Map<String, Double>> tied) {
        Synset synset = synsets.get(sense);
        synset.words().forEach(other -> put(tied, Tie.SAME, word, other, sense, share));
        synset.pointers("~").forEach(kind -> synsets.get(kind.synset())
                .words()
                .forEach(other -> put(tied, Tie.KIND, word, other, kind.synset(), share)));
        synset.pointers("@").forEach(general -> synsets.get(general.synset())
                .words()
                .forEach(other -> put(tied, Tie.GENERAL, word, other, general.synset(), share)));
        synset.pointers("+").forEach(form -> {
            List<String> others = synsets.get(form.synset()).words();
            boolean own = synset.words().get(form.from() - 1).equals(word);
            IntStream.rangeClosed(1, others.size())
                    .filter(i -> own || i == form.to())
                    .forEach(i -> put(
                            tied,
                            !own ? Tie.FORM_OF_SAME : i == form.to() ? Tie.FORM : Tie.SAME_AS_FORM,
                            word,
                            others.get(i - 1),
                            form.synset(),
                            share));
        });
    }

    private void put(
            Map<Tie, Map<String, Double>> tied, Tie tie, String word, String other, String sense, double share) {
        if (isPlain(other) && !isOtherInSingular(other) && !other.equals(word)) {
            double used = share * shares.get(other).getOrDefault(sense, 0.0);
            tied.computeIfAbsent(tie, ignored -> new HashMap<>()).merge(other, used, Double::sum);
        }
    }

    /** Whether its base form is a word of its own: names are compared by it, and "majors" (leagues) are no majors. */
    private boolean isOtherInSingular(String word) {
        return word.endsWith("s") && shares.containsKey(word.substring(0, word.length() - 1))
                || word.endsWith("es") && shares.containsKey(word.substring(0, word.length() - 2));
    }

    /** A word or a phrase of two that is no proper name. */
    private static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches();
    }
}
