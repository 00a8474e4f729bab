package dev.parley.gateway.knowledge;

import dev.parley.gateway.orchestration.Knowledge;
import dev.parley.gateway.orchestration.KnownAnswer;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.security.Caller;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.QuerySubmitted;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What of the glossary and the verified queries is for an asker. */
@ApplicationScoped
class AskersKnowledge implements Knowledge {

    private final GlossaryRepository glossary;
    private final VerifiedQueryRepository verified;
    private final KnowledgeConfig config;

    AskersKnowledge(GlossaryRepository glossary, VerifiedQueryRepository verified, KnowledgeConfig config) {
        this.glossary = glossary;
        this.verified = verified;
        this.config = config;
    }

    /** The same words mean what the asker says, or else what the tenant says, or else what everyone says. */
    @Override
    public List<GlossaryTerm> glossary(SqlClient client, Task task, Instant now) {
        QuerySubmitted question = task.submission();
        List<GlossaryRepository.Known> known = glossary.forQuestion(
                client, question.database(), task.owner(), task.tenant(), question.query(), now, config.maxWords());
        Map<String, String> meanings = new LinkedHashMap<>();
        known.stream()
                .sorted(Comparator.comparingInt(GlossaryRepository.Known::rank)
                        .thenComparing(term -> term.ways().getFirst()))
                .forEach(term -> term.ways().forEach(way -> meanings.putIfAbsent(way, term.meaning())));
        return meanings.entrySet().stream()
                .limit(config.maxWords())
                .map(entry -> new GlossaryTerm(entry.getKey(), entry.getValue()))
                .toList();
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
