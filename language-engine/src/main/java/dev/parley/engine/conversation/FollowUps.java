package dev.parley.engine.conversation;

import dev.parley.engine.Assumption;
import dev.parley.engine.Confidence;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.Link;
import dev.parley.engine.Question;
import dev.parley.engine.Score;
import dev.parley.engine.UnplacedWord;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.glossary.Term;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a question that may go on from an earlier one: as a follow-up, as a question of its own, or as either. */
public final class FollowUps {

    /** Words that mean nothing in a question of its own. */
    private static final Set<String> OF_CONVERSATIONS =
            Set.of("break", "split", "down", "up", "further", "add", "include", "instead", "narrow", "limit", "filter");

    private static final String BEFORE = "the question before";
    private static final double SURE = 0.9;

    /** More is a question of its own: each wording of a follow-up is read once. */
    private static final int MAX_WORDS = 40;

    private final Ontology ontology;
    private final Function<Question, Interpretations> reader;
    private final Function<Question, List<Evidence>> annotator;

    /** @param reader what a question means by itself */
    public FollowUps(
            Ontology ontology,
            Function<Question, Interpretations> reader,
            Function<Question, List<Evidence>> annotator) {
        this.ontology = ontology;
        this.reader = reader;
        this.annotator = annotator;
    }

    /** Whether something of the earlier question is in the reading. */
    public static boolean carriesOver(Interpretation reading) {
        return reading.links().stream().anyMatch(link -> link.kind().equals(Link.FOLLOW_UP));
    }

    /** The question without words that only say that it follows none: "new question: ...". */
    public static Question declared(Question question) {
        return Utterance.declaredNew(question.text())
                .map(text -> asking(question, text, List.of()))
                .orElse(question);
    }

    /** What the question means after the earlier one. */
    public Interpretations interpret(Question question, Earlier earlier) {
        Question declared = declared(question);
        if (declared != question) {
            return alone(reader.apply(declared), question, earlier);
        }
        Utterance said = Utterance.of(question.text());
        List<Evidence> evidence = annotator.apply(question);
        Stance stance = Stance.of(said, evidence, tables(earlier));
        Interpretations alone = reader.apply(question);
        boolean talks = alone.request() == Request.TALK || alone.request() == Request.HELP;
        if (stance == Stance.OWN || talks) {
            return alone(alone, question, earlier);
        }
        Interpretations following =
                following(said, stance == Stance.EITHER && Stance.namesTable(evidence), question, earlier);
        if (following.ranked().isEmpty()) {
            boolean lost = stance == Stance.REFERS || stance == Stance.PART;
            return lost && alone.request() == Request.DATA && !(alone.ranked().isEmpty() && alone.missesSomething())
                    ? nothingMeant(question, said)
                    : alone(alone, question, earlier);
        }
        return stance == Stance.EITHER && !alone.ranked().isEmpty()
                ? either(following, alone(alone, question, earlier))
                : following;
    }

    /** A part of a question has no words to spare: one that nothing is known of may be all that it says. */
    private static boolean saysWhatIsNotKnown(List<Evidence> evidence, Utterance said) {
        return evidence.stream()
                .skip(said.removes() ? 1 : 0)
                .anyMatch(word -> word.unknown()
                        && !word.quoted()
                        && !OF_CONVERSATIONS.contains(word.words().toLowerCase(Locale.ROOT)));
    }

    private static Interpretations alone(Interpretations readings, Question question, Earlier earlier) {
        if (readings.ranked().isEmpty()) {
            return readings;
        }
        Assumption nothing = new Assumption(
                question.text(),
                "taken as a question of its own: nothing is carried over from “" + earlier.text() + "”");
        return assuming(readings, nothing);
    }

    private static Interpretations assuming(Interpretations readings, Assumption assumption) {
        return new Interpretations(
                readings.ranked().stream()
                        .map(reading -> assuming(reading, assumption))
                        .toList(),
                readings.unplaced(),
                readings.confidence());
    }

    private static Interpretation assuming(Interpretation reading, Assumption assumption) {
        List<Assumption> assumptions = new ArrayList<>(reading.assumptions());
        assumptions.add(assumption);
        return new Interpretation(reading.query(), reading.meaning(), reading.score(), assumptions, reading.links());
    }

    /** "their emails", where nobody has any. */
    private static Interpretations nothingMeant(Question question, Utterance said) {
        return new Interpretations(
                List.of(),
                List.of(new UnplacedWord(
                        said.core(), Math.max(0, question.text().indexOf(said.core())), List.of(), false)),
                Confidence.NONE);
    }

    /** Both as likely as each other; where they are the same query, nothing had to be carried over. */
    private static Interpretations either(Interpretations following, Interpretations alone) {
        Interpretation first = following.ranked().getFirst();
        Interpretation second = alone.ranked().getFirst();
        if (first.query().equals(second.query())) {
            return alone;
        }
        return new Interpretations(
                List.of(
                        first,
                        new Interpretation(
                                second.query(), second.meaning(), first.score(), second.assumptions(), second.links())),
                List.of(),
                following.confidence());
    }

    private Interpretations following(Utterance words, boolean table, Question question, Earlier earlier) {
        if (!(earlier.query() instanceof Select select)) {
            return nothing();
        }
        Optional<Integer> year = Conditions.year(select);
        Utterance said = year.map(words::in).orElse(words);
        List<Evidence> evidence = annotator.apply(asking(question, said.core(), List.of()));
        Optional<Select> plain = new PlainMoves(select, said.core(), evidence).query();
        if (plain.isPresent()) {
            Interpretation reading =
                    new Interpretation(plain.get(), "", Score.of(Map.of("words", 1.0)), List.of(), List.of());
            return new Interpretations(
                    List.of(carried(reading, plain.get(), question, earlier)),
                    List.of(),
                    new Confidence(SURE, Map.of()));
        }
        if (evidence.size() > MAX_WORDS || saysWhatIsNotKnown(evidence, said)) {
            return nothing();
        }
        Laid best = null;
        for (Rows rows : Rows.of(select, ontology, said.manner().named())) {
            Optional<Select> shown = shown(rows, question);
            if (shown.isEmpty()) {
                continue;
            }
            for (Wording wording : said.wordings(table)) {
                Optional<Laid> laid = laid(select, rows, shown.get(), wording, said.lifts(), question, earlier);
                if (laid.isPresent()) {
                    best = best == null || laid.get().cost() < best.cost() ? laid.get() : best;
                    break;
                }
            }
        }
        if (best == null) {
            return nothing();
        }
        return said.equals(words)
                ? best.readings()
                : assuming(
                        best.readings(),
                        new Assumption(words.core(), "taken as that of " + year.get() + ", as in " + BEFORE));
    }

    /** What is shown of rows of which nothing is said. */
    private Optional<Select> shown(Rows rows, Question question) {
        Term them = new Term(Wording.ROWS, rows.entity().toString());
        return reader.apply(asking(question, Wording.ROWS, List.of(them))).ranked().stream()
                .findFirst()
                .map(Interpretation::query)
                .filter(Select.class::isInstance)
                .map(Select.class::cast);
    }

    /** @param cost how far it leads from the earlier query: least where it only says another value */
    private record Laid(Interpretations readings, int cost) {}

    private Set<Entity> tables(Earlier earlier) {
        return AlgebraJson.tables(AlgebraJson.write(earlier.query())).stream()
                .map(ontology::entity)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Optional<Laid> laid(
            Select earlier,
            Rows rows,
            Select shown,
            Wording wording,
            boolean lifts,
            Question question,
            Earlier before) {
        Term them = new Term(Wording.ROWS, rows.entity().toString());
        List<Term> terms = new ArrayList<>(List.of(them));
        rows.entity().ownDate().ifPresent(date -> terms.add(new Term(Wording.DATE, date.toString())));
        Interpretations read = reader.apply(asking(question, wording.text(), terms));
        List<Interpretation> readings = new ArrayList<>();
        int cost = 0;
        for (Interpretation reading : read.tied()) {
            boolean ofThem = reading.links().stream()
                    .anyMatch(link -> link.words().contains(Wording.ROWS.split(" ")[0]));
            if (ofThem && reading.query() instanceof Select asked) {
                boolean dateGuessed = reading.assumptions().stream().anyMatch(Assumption::isAbout);
                Exchange exchange = new Exchange(earlier, rows, asked, shown, wording, ontology, dateGuessed);
                Optional<Select> query = lifts ? exchange.lifted() : exchange.query();
                Interpretation kept = exchange.movesPeriod() ? withoutDate(reading) : reading;
                query.ifPresent(one -> readings.add(carried(kept, one, question, before)));
                cost = query.isPresent() ? exchange.cost() : cost;
            }
        }
        return readings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Laid(new Interpretations(readings, List.of(), read.confidence()), cost));
    }

    /** It is not about that date, but about the one of the question before. */
    private static Interpretation withoutDate(Interpretation reading) {
        List<Assumption> assumptions = new ArrayList<>(reading.assumptions());
        assumptions.removeIf(Assumption::isAbout);
        return new Interpretation(reading.query(), reading.meaning(), reading.score(), assumptions, reading.links());
    }

    private static Interpretation carried(Interpretation reading, Query query, Question question, Earlier earlier) {
        List<Assumption> assumptions = new ArrayList<>(reading.assumptions());
        assumptions.removeIf(assumption -> assumption.words().contains(Wording.ROWS));
        assumptions.add(new Assumption(question.text(), "taken as a follow-up to “" + earlier.text() + "”"));
        if (earlier.readAnew()) {
            assumptions.add(new Assumption(
                    earlier.text(),
                    "read anew from its words: it was answered by SQL that was not made from them, and that may mean"
                            + " something else"));
        }
        List<Link> links = new ArrayList<>(reading.links());
        links.removeIf(link -> link.words().contains(Wording.ROWS.split(" ")[0]));
        links.add(new Link(question.text(), BEFORE, Link.FOLLOW_UP));
        return new Interpretation(query, Explainer.sentence(query), reading.score(), assumptions, links);
    }

    private static Question asking(Question question, String text, List<Term> more) {
        List<Term> glossary = new ArrayList<>(more);
        glossary.addAll(question.glossary());
        return new Question(text, question.today(), glossary);
    }

    private static Interpretations nothing() {
        return new Interpretations(List.of(), List.of(), Confidence.NONE);
    }
}
