package dev.parley.clarifier;

import dev.parley.clarifier.ambiguity.TieBreaks;
import dev.parley.clarifier.answer.Answers;
import dev.parley.clarifier.answer.TextReader;
import dev.parley.clarifier.database.Engines;
import dev.parley.clarifier.database.ValueLookup;
import dev.parley.clarifier.followup.Following;
import dev.parley.clarifier.reply.ContextOptimizer;
import dev.parley.clarifier.reply.Refusal;
import dev.parley.clarifier.reply.Verdict;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.conversation.Earlier;
import dev.parley.engine.conversation.FollowUps;
import dev.parley.engine.glossary.Term;
import dev.parley.engine.request.Request;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.agent.Agent;
import dev.parley.runtime.schema.SchemaCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the question on the schema and the data, and leaves it to {@link Verdict} what comes of the readings. */
@ApplicationScoped
public class ClarifierAgent implements Agent<ClarificationRequest> {

    private static final int SUGGESTIONS = 3;

    private final SchemaCatalog catalog;
    private final Engines engines;
    private final ValueLookup lookup;
    private final ContextOptimizer contexts;
    private final Clock clock = Clock.systemDefaultZone();

    ClarifierAgent(SchemaCatalog catalog, Engines engines, ValueLookup lookup, ContextOptimizer contexts) {
        this.catalog = catalog;
        this.engines = engines;
        this.lookup = lookup;
        this.contexts = contexts;
    }

    @Override
    public String name() {
        return "clarifier";
    }

    @Override
    public List<String> capabilities() {
        return List.of(
                "analyze_query", "identify_ambiguities", "generate_clarifications", "link_schema", "build_context");
    }

    @Override
    public Class<ClarificationRequest> requestType() {
        return ClarificationRequest.class;
    }

    @Override
    public AgentReply handle(ClarificationRequest request) {
        SchemaSnapshot schema = catalog.snapshot(request.database());
        Engines.Prepared prepared = engines.on(schema);
        Optional<Earlier> earlier = Optional.empty();
        if (request.previous() != null) {
            Following following = new Following(request.previous(), schema);
            Function<String, Interpretations> alone = text -> alone(text, request, prepared);
            earlier = following.earlier(alone);
            if (earlier.isEmpty()) {
                return new ClarificationFailed(following.refusal(alone, clock.instant()));
            }
        }
        return answer(request, schema, prepared, earlier);
    }

    /** @param earlier the question that it may go on from */
    private AgentReply answer(
            ClarificationRequest request, SchemaSnapshot schema, Engines.Prepared prepared, Optional<Earlier> earlier) {
        LanguageEngine engine = prepared.engine();
        Question question = question(request.query(), request);
        Set<String> asked = engine.valueCandidates(question);
        ValueIndex found = values(asked, request, prepared);
        Interpretations readings = read(question, found, engine, earlier);
        Verdict verdict = new Verdict(
                request,
                schema.fingerprint(),
                reading -> contexts.counted(engine.context(question, found, taken(reading, readings.ranked()))),
                new TieBreaks(request.choices(), request.verified(), engine::definition, clock.getZone()),
                none -> earlier.map(Earlier::query)
                                        .filter(SetOperation.class::isInstance)
                                        .isPresent()
                                && none.request() == Request.DATA
                        ? new Following(request.previous(), schema).ofSeveral(clock.instant())
                        : refusal(request, question, none, schema, engine));
        if (request.answers().isEmpty()) {
            return verdict.on(readings);
        }
        TextReader reader = texts -> {
            Set<String> more = texts.stream()
                    .flatMap(text -> engine.valueCandidates(question(text, request)).stream())
                    .filter(candidate -> !asked.contains(candidate))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            ValueIndex all = found.merge(values(more, request, prepared));
            return text -> read(question(text, request), all, engine, earlier);
        };
        return verdict.on(new Answers(request, readings, reader, clock.instant()).understood());
    }

    private static Interpretations read(
            Question question, ValueIndex found, LanguageEngine engine, Optional<Earlier> earlier) {
        return earlier.map(before -> engine.interpret(question, before, found))
                .orElseGet(() -> engine.interpret(FollowUps.declared(question), found));
    }

    private Interpretations alone(String text, ClarificationRequest request, Engines.Prepared prepared) {
        Question question = question(text, request);
        ValueIndex found = values(prepared.engine().valueCandidates(question), request, prepared);
        return read(question, found, prepared.engine(), Optional.empty());
    }

    private Question question(String text, ClarificationRequest request) {
        return new Question(
                text,
                LocalDate.ofInstant(request.askedAt(), clock.getZone()),
                request.glossary().stream()
                        .map(term -> new Term(term.words(), term.definition()))
                        .toList());
    }

    private ValueIndex values(Set<String> candidates, ClarificationRequest request, Engines.Prepared prepared) {
        return lookup.find(request.database(), prepared.unlistedColumns(), candidates);
    }

    /** It comes first: of a context that is cut, what is answered is in it. */
    private static List<Interpretation> taken(Interpretation reading, List<Interpretation> ranked) {
        return Stream.concat(Stream.of(reading), ranked.stream()).distinct().toList();
    }

    private Failure refusal(
            ClarificationRequest request,
            Question question,
            Interpretations none,
            SchemaSnapshot schema,
            LanguageEngine engine) {
        return new Refusal(request.query(), request.database(), clock.instant())
                .of(none, () -> catalog.unreadable(schema).names(), engine.suggestions(question, none, SUGGESTIONS));
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new ClarificationFailed(failure);
    }
}
