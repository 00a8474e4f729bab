package dev.parley.engine;

import dev.parley.engine.completion.Completion;
import dev.parley.engine.completion.Completions;
import dev.parley.engine.context.QuestionContext;
import dev.parley.engine.conversation.Earlier;
import dev.parley.engine.conversation.FollowUps;
import dev.parley.engine.evidence.Annotator;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.glossary.LinkDefinition;
import dev.parley.engine.interpretation.Interpreter;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.request.Request;
import dev.parley.engine.request.Requests;
import dev.parley.engine.suggestion.Suggestions;
import dev.parley.engine.text.Token;
import dev.parley.engine.text.Tokenizer;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Answers questions about one schema. Building one is the expensive part; it is immutable and may be shared by any
 * number of threads.
 */
public final class LanguageEngine {

    private static final int LONGEST_VALUE = 4;

    private final Ontology ontology;
    private final Annotator annotator;
    private final Interpreter interpreter;
    private final QuestionContext contexts;
    private final ValueIndex values;
    private final Suggestions suggestions;
    private final Completions completions;

    private LanguageEngine(Knowledge knowledge, ValueIndex values) {
        this.ontology = knowledge.ontology();
        this.annotator = new Annotator(knowledge.ontology(), knowledge.vocabulary());
        this.interpreter = new Interpreter(knowledge);
        this.contexts = new QuestionContext(knowledge.ontology(), knowledge.graph());
        this.values = values;
        this.suggestions = new Suggestions(knowledge.ontology(), values, this::interpret);
        this.completions = new Completions(knowledge.ontology(), values, this::evidence);
    }

    /** @param values what is known of the data; labels of enums are known anyway */
    public static LanguageEngine over(SchemaSnapshot schema, ValueIndex values) {
        return new LanguageEngine(Knowledge.of(Ontology.over(schema)), values.merge(ValueIndex.of(enumLabels(schema))));
    }

    public Interpretations interpret(Question question) {
        return interpret(question, ValueIndex.empty());
    }

    /** @param found values looked up for this question alone, see {@link #valueCandidates} */
    public Interpretations interpret(Question question, ValueIndex found) {
        List<Evidence> evidence = evidence(question, found);
        Requests requests = new Requests(Tokenizer.tokens(question.text()), evidence);
        Optional<Token> change = requests.change();
        if (change.isPresent()) {
            return refused(change.get());
        }
        Interpretations read = interpreter.interpret(evidence, question.today());
        if (!read.ranked().isEmpty()) {
            return read;
        }
        return read.beside(new States(values.merge(found)).beside(read.unplaced(), evidence))
                .as(requests.withoutReading());
    }

    /**
     * Whole questions to ask instead of one that was not understood, each of which this engine answers.
     *
     * @param none what came of the question
     */
    public List<String> suggestions(Question question, Interpretations none, int most) {
        return suggestions.insteadOf(question, evidence(question, ValueIndex.empty()), none, most);
    }

    /** Whole questions to begin with, each of which this engine answers. */
    public List<String> starters(LocalDate today, int most) {
        return suggestions.starters(new Question("", today), most);
    }

    /**
     * How a question that is being typed may go on, best first.
     *
     * @param text as far as it is typed; the last word is complete when a space follows
     */
    public List<Completion> completions(String text, int most) {
        return completions.of(text, most);
    }

    private static Interpretations refused(Token verb) {
        return new Interpretations(
                List.of(),
                List.of(new UnplacedWord(verb.text(), verb.position(), List.of(), false)),
                Confidence.NONE,
                Request.CHANGE);
    }

    /**
     * The part of the schema that a question needs, by what it may mean and by what its words name.
     *
     * @param found as for {@link #interpret}
     * @param readings what it may mean, the one that is answered first; empty when it was not understood
     */
    public SchemaContext context(Question question, ValueIndex found, List<Interpretation> readings) {
        return contexts.of(readings, evidence(question, found));
    }

    /** What a link says of its words, as a glossary would define them; empty when a glossary cannot say that. */
    public Optional<String> definition(Link link) {
        return LinkDefinition.of(ontology, link);
    }

    /**
     * What a question means that may go on from an earlier one.
     *
     * @param found values looked up for this question alone, see {@link #valueCandidates}
     */
    public Interpretations interpret(Question question, Earlier earlier, ValueIndex found) {
        return new FollowUps(ontology, other -> interpret(other, found), other -> evidence(other, found))
                .interpret(question, earlier);
    }

    /**
     * Spans of one to four words, in lower case, that may be values of the data: quoted ones, and those with a word that
     * is capitalised, that nothing is known of, or that was taken for a misspelling.
     */
    public Set<String> valueCandidates(Question question) {
        List<Token> tokens = Tokenizer.tokens(question.text());
        NavigableSet<Integer> likely = evidence(question, ValueIndex.empty()).stream()
                .filter(LanguageEngine::mayBeValue)
                .flatMap(evidence -> evidence.tokens().stream())
                .map(Token::position)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> candidates = new LinkedHashSet<>();
        for (int start = 0; start < tokens.size(); start++) {
            for (int end = start + 1; end <= Math.min(tokens.size(), start + LONGEST_VALUE); end++) {
                List<Token> span = tokens.subList(start, end);
                boolean words = span.stream()
                        .noneMatch(token -> token.kind() == Token.Kind.PUNCTUATION
                                || token.kind() == Token.Kind.QUOTED && span.size() > 1);
                if (words && span.stream().anyMatch(token -> holdsOne(token, likely))) {
                    candidates.add(Token.lower(span));
                }
            }
        }
        return candidates;
    }

    private static boolean mayBeValue(Evidence evidence) {
        return evidence.unknown()
                || evidence.quoted()
                || evidence.guessed()
                || evidence.tokens().stream().anyMatch(token -> token.capitalised() || token.misspelt());
    }

    /** Whether a word that begins at one of the positions is this one or, of a word that was taken apart, part of it. */
    private static boolean holdsOne(Token token, NavigableSet<Integer> positions) {
        Integer next = positions.ceiling(token.position());
        return next != null
                && next < token.position() + Math.max(1, token.text().length());
    }

    /** Of words that have no day. */
    private List<Evidence> evidence(String text) {
        return evidence(new Question(text, LocalDate.EPOCH), ValueIndex.empty());
    }

    private List<Evidence> evidence(Question question, ValueIndex found) {
        return annotator.annotate(
                Tokenizer.tokens(question.text()), values.merge(found), question.glossary(), question.today());
    }

    private static List<ColumnValues> enumLabels(SchemaSnapshot schema) {
        List<ColumnValues> labels = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (!column.enumValues().isEmpty()) {
                    labels.add(new ColumnValues(table.name(), column.name(), column.enumValues(), true));
                }
            }
        }
        return labels;
    }
}
