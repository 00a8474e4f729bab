package dev.parley.gateway.knowledge;

import dev.parley.gateway.orchestration.Task;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.ReadingOption;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps what askers say words mean when they are asked back, as terms of their own. */
@Singleton
class Learning {

    private static final Logger LOG = Logger.getLogger(Learning.class);

    private final GlossaryRepository glossary;
    private final Conflicts conflicts;
    private final KnowledgeConfig config;

    Learning(GlossaryRepository glossary, Conflicts conflicts, KnowledgeConfig config) {
        this.glossary = glossary;
        this.conflicts = conflicts;
        this.config = config;
    }

    /**
     * What the choice says of words, if it says that. A choice of before for the same words is replaced; what somebody wrote
     * of them themselves stays.
     */
    void learn(SqlClient client, Task task, ClarifyingQuestion question, ReadingOption chosen, Instant now) {
        try {
            Optional.ofNullable(chosen.term())
                    .map(term -> term(task, term, instead(question, chosen), chosen.id(), now))
                    .ifPresent(term -> keep(client, term, now));
        } catch (ValidationException e) { // words that no term can have
            LOG.debugf("nothing is learnt from task %s: %s", task.id(), e.getMessage());
        }
    }

    private void keep(SqlClient client, Term term, Instant now) {
        glossary.lock(client, term.database());
        Optional<Term> before = glossary.sameWords(client, term, now);
        if (before.filter(other -> other.origin().optionId() == null).isPresent()) {
            return;
        }
        Term checked = term.from(
                term.origin().contradicted(conflicts.of(client, term, now).orElse(null)));
        if (before.isPresent()) {
            glossary.update(client, checked.replacing(before.get()));
        } else if (glossary.owned(client, term.holding()) < config.maxOwned()) {
            glossary.create(client, checked);
        }
    }

    private Term term(Task task, GlossaryTerm said, List<String> instead, String optionId, Instant now) {
        UUID id = Envelope.newId();
        return new Term(
                id,
                said.words(),
                List.of(),
                said.definition(),
                task.submission().database(),
                new Holding(Scope.ME, task.owner(), task.tenant()),
                TermStatus.APPROVED,
                null,
                now.plus(config.learntFor()),
                null,
                1,
                now,
                now,
                new Origin(Origin.Source.CLARIFICATION, task.id(), optionId, instead, null));
    }

    private static List<String> instead(ClarifyingQuestion question, ReadingOption chosen) {
        return question.options().stream()
                .map(ReadingOption::term)
                .filter(Objects::nonNull)
                .map(GlossaryTerm::definition)
                .filter(meaning -> !meaning.equals(chosen.term().definition()))
                .distinct()
                .toList();
    }
}
