package dev.parley.gateway.knowledge;

import dev.parley.gateway.orchestration.Knowledge;
import dev.parley.gateway.orchestration.KnownAnswer;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.security.Caller;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.EarlierChoice;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ReadingOption;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the glossary and the verified queries is for an asker. */
@ApplicationScoped
class AskersKnowledge implements Knowledge {

    private final GlossaryRepository glossary;
    private final VerifiedQueryRepository verified;
    private final VerifiedExamples examples;
    private final Learning learning;
    private final KnowledgeConfig config;

    AskersKnowledge(
            GlossaryRepository glossary,
            VerifiedQueryRepository verified,
            VerifiedExamples examples,
            Learning learning,
            KnowledgeConfig config) {
        this.glossary = glossary;
        this.verified = verified;
        this.examples = examples;
        this.learning = learning;
        this.config = config;
    }

    @Override
    public ClarificationRequest informed(SqlClient client, Task task, ClarificationRequest request, Instant now) {
        QuerySubmitted question = task.submission();
        List<GlossaryRepository.Known> known = glossary.forQuestion(
                client, question.database(), task.owner(), task.tenant(), said(request), now, config.maxWords());
        return request.with(terms(known)).choosing(choices(known)).guidedBy(examples.like(client, task));
    }

    /** The question, and what was answered in words of the asker's own. */
    private static String said(ClarificationRequest request) {
        return Stream.concat(
                        Stream.of(request.query()),
                        request.answers().stream()
                                .map(ClarificationAnswered::text)
                                .filter(Objects::nonNull))
                .collect(Collectors.joining("\n"));
    }

    /** The same words mean what the asker says, or else what the tenant says, or else what everyone says. */
    private List<GlossaryTerm> terms(List<GlossaryRepository.Known> known) {
        Map<String, String> meanings = new LinkedHashMap<>();
        known.stream()
                .filter(term -> term.optionId() == null)
                .sorted(Comparator.comparingInt(GlossaryRepository.Known::rank)
                        .thenComparing(term -> term.ways().getFirst()))
                .forEach(term -> term.ways().forEach(way -> meanings.putIfAbsent(way, term.meaning())));
        return meanings.entrySet().stream()
                .limit(config.maxWords())
                .map(entry -> new GlossaryTerm(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<EarlierChoice> choices(List<GlossaryRepository.Known> known) {
        return known.stream()
                .filter(term -> term.optionId() != null)
                .sorted(Comparator.comparing(GlossaryRepository.Known::updatedAt)
                        .reversed())
                .map(term -> new EarlierChoice(
                        term.ways().getFirst(), term.meaning(), term.optionId(), term.updatedAt(), term.id()))
                .toList();
    }

    @Override
    public void learn(SqlClient client, Task task, ClarifyingQuestion question, ReadingOption chosen, Instant now) {
        learning.learn(client, task, question, chosen, now);
    }

    @Override
    public Optional<KnownAnswer> answer(SqlClient client, QuerySubmitted question, Caller asker) {
        return verified.answer(client, question.database(), question.query(), asker)
                .map(query -> new KnownAnswer(
                        query.id(),
                        query.question(),
                        query.sql(),
                        query.review() == null
                                ? query.holding().owner()
                                : query.review().reviewer()));
    }

    @Override
    public void setAside(SqlClient client, UUID id, String reason, Instant now) {
        verified.setAside(client, id, reason, now);
    }
}
