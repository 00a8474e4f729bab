package dev.parley.engine.interpretation.reading;

import dev.parley.engine.Assumption;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one reading has to say about itself. */
public final class Notes {

    /** What is assumed of a name that was understood, but for which no use was found. */
    public static final String IDLE = "known, but nothing is said of it";

    public static final String PASSED_OVER = "passed over";

    private static final Pattern CALENDAR =
            Pattern.compile("(last|previous|this|current|next) (week|month|quarter|year)");
    private static final Pattern RELATIVE = Pattern.compile("today|yesterday|tomorrow"
            + "|(the )?(last|past|previous|this|current|next) (\\w+ )?(day|week|month|quarter|year)s?");

    private static final int MOST_UNKNOWN = 1;

    public final List<Link> links = new ArrayList<>();
    public final List<Assumption> assumptions = new ArrayList<>();
    private final List<Double> qualities = new ArrayList<>();
    private final List<Evidence> skipped = new ArrayList<>();
    private final Map<ColumnRef, Evidence> unused = new LinkedHashMap<>();
    private double certainty = 1;
    /** How many words that may be names were passed over. */
    private int unknown;
    /** The preposition read last. */
    public String preposition = "";

    public void mention(Evidence evidence, Mention mention) {
        mention(evidence, mention, false);
    }

    /** @param several whether other meanings fit the words as well */
    public void mention(Evidence evidence, Mention mention, boolean several) {
        String kind =
                switch (mention) {
                    case Mention.EntityMention ignored -> "table";
                    case Mention.RoleMention ignored -> "table";
                    case Mention.PropertyMention ignored -> "column";
                    case Mention.DerivedMention ignored -> "column";
                    case Mention.DefinedMention ignored -> "term";
                    case Mention.ValueMention ignored -> "value";
                };
        links.add(new Link(evidence.words(), mention.target(), kind));
        qualities.add(mention.quality());
        List<String> why = new ArrayList<>();
        if (!mention.reason().isEmpty()) {
            why.add(mention.reason());
        }
        if (several) {
            why.add("one of several it could be");
        }
        if (!why.isEmpty()) {
            assume(evidence.words(), "taken as " + named(mention.target()) + ", " + String.join(", ", why));
        }
    }

    /** A part of the schema as people write it: without the schema that everything is in. */
    public static String named(Object target) {
        return target.toString().replaceAll("(^|, )public\\.", "$1");
    }

    public void operation(Evidence evidence) {
        links.add(new Link(evidence.words(), evidence.operation().name().toLowerCase(Locale.ROOT), "operation"));
    }

    public void assume(String words, String meaning) {
        Assumption assumption = new Assumption(words, meaning);
        boolean known = assumptions.stream()
                .anyMatch(one -> one.meaning().equals(meaning) && one.words().equalsIgnoreCase(words));
        if (!known) {
            assumptions.add(assumption);
        }
    }

    /** Of several ways from one table to another, one was taken. */
    public void way(String words, String way, int ways) {
        links.add(new Link(words, way, Link.WAY));
        assume(words, "taken as " + way + ", one of " + ways + " ways");
    }

    /** Days that are counted from today: which they are. */
    public void relative(Evidence evidence) {
        String words = evidence.words().toLowerCase(Locale.ROOT);
        if (evidence.period() == null || !RELATIVE.matcher(words).matches()) {
            return;
        }
        LocalDate from = evidence.period().from();
        LocalDate to = evidence.period().to();
        String days = "from " + from + " up to but not including " + to;
        String taken =
                switch (words.replaceFirst("^the ", "")) {
                    case String ignored
                    when from.plusDays(1).equals(to) -> "taken as " + from + ", by the clock of where Parley runs";
                    case String unit when CALENDAR.matcher(unit).matches() -> "taken as the calendar's, " + days;
                    default -> "taken as the days " + days;
                };
        assume(evidence.words(), taken);
    }

    /** Of several answers to a question word, these were taken: the others are as likely. */
    public void asked(Evidence word, List<Property> answer) {
        links.add(new Link(
                word.words(), answer.stream().map(Notes::named).collect(Collectors.joining(" and ")), Link.ANSWER));
    }

    /** A word that was read as another one. */
    void misspelt(Token token) {
        assume(token.text(), "taken for a misspelling of “" + token.lower() + "”");
        guess();
    }

    /** A word that was passed over. */
    public void skip(Evidence evidence) {
        skipped.add(evidence);
        assume(evidence.words(), PASSED_OVER);
        boolean verbal = evidence.words().matches("[a-z]{3,}(ed|ing|en)|[a-z]{2,}ly");
        if (evidence.unknown() && !verbal && ++unknown > MOST_UNKNOWN) {
            throw new NotUnderstood(evidence);
        }
        certainty *= evidence.operation() == Operation.VERB ? 1 : verbal ? 0.95 : 0.8;
    }

    /** A name that was understood, but for which no use was found. */
    public void idle(Evidence evidence) {
        skipped.add(evidence);
        assume(evidence.words(), IDLE);
        certainty *= 0.85;
    }

    /** A column that something is meant by, though nothing was said of it so far. */
    public void unused(Evidence evidence, ColumnRef column) {
        unused.putIfAbsent(column, evidence);
    }

    /** Something that names a column of which a query makes no use; the query may still use it for something else. */
    public Optional<Evidence> unused(Query query) {
        if (unused.isEmpty()) {
            return Optional.empty();
        }
        String text = query.toString();
        return unused.entrySet().stream()
                .filter(entry -> !text.contains("column=" + entry.getKey().column() + ","))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Something was taken without proof. */
    public void guess() {
        certainty *= 0.9;
    }

    /** The words that were passed over. */
    public List<Evidence> skipped() {
        return List.copyOf(skipped);
    }

    /** How much of the question has found its place, from 0 to 1. */
    public double certainty() {
        return certainty;
    }

    /** The mean over all words of how well they name what they were taken for. */
    public double quality() {
        return qualities.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    }
}
