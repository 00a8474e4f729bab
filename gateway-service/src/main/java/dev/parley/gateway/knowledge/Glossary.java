package dev.parley.gateway.knowledge;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.schema.SchemaCatalog;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The terms of the glossary. */
@Singleton
class Glossary extends Shelf<Term> {

    private static final Logger LOG = Logger.getLogger(Glossary.class);

    private final GlossaryRepository repository;
    private final DatabaseAccess access;
    private final SchemaCatalog catalog;
    private final Conflicts conflicts;

    Glossary(
            ApplicationDatabase database,
            GlossaryRepository repository,
            DatabaseAccess access,
            SchemaCatalog catalog,
            Conflicts conflicts,
            KnowledgeConfig config) {
        super("term", "terms", database, repository, access, config);
        this.repository = repository;
        this.access = access;
        this.catalog = catalog;
        this.conflicts = conflicts;
    }

    /**
     * A term that the caller may approve is approved at once.
     *
     * @throws ValidationException when the meaning does not fit the database, or the words mean something else already
     */
    Term create(TermRequest request, Caller caller) {
        Term term = request.term(Envelope.newId(), caller, clock.instant());
        access.require(caller, term.database());
        requireMeaning(term);
        return add(term);
    }

    /** Changed by one who may not approve it, it has to be approved anew. */
    Term change(UUID id, OptionalInt version, TermRequest request, Caller caller) {
        Instant now = clock.instant();
        Term before = get(id, caller);
        before.holding().requireChangeable(caller);
        requireMeaning(request.changed(before, caller, now));
        return change(id, version, caller, holding -> holding.requireChangeable(caller), (connection, current) -> {
            Term changed = marked(connection, request.changed(current, caller, now));
            changed.holding().requireChangeable(caller);
            requireNoOther(connection, changed);
            repository.update(connection, changed);
            return changed;
        });
    }

    /** A database that is away does not keep anybody from writing down what a word means. */
    private void requireMeaning(Term term) {
        try {
            TermMeaning.require(term.meaning(), catalog.snapshot(term.database()));
        } catch (ConnectionException e) {
            LOG.warnf("term %s is taken unchecked: %s", term.id(), e.getMessage());
        }
    }

    /** What was learnt is told with what contradicts it as it is now. */
    private Term marked(SqlConnection connection, Term term) {
        return term.origin().isLearnt()
                ? term.from(term.origin()
                        .contradicted(
                                conflicts.of(connection, term, clock.instant()).orElse(null)))
                : term;
    }

    /** What was learnt from one asker's answer holds for others only where nothing contradicts it. */
    private void requireNoConflict(SqlConnection connection, Term term) {
        boolean forOthers = term.inForce() && term.holding().scope() != Scope.ME;
        if (term.origin().isLearnt() && forOthers) {
            conflicts.of(connection, term, clock.instant()).ifPresent(conflict -> {
                throw new ValidationException(Failure.of(ErrorCode.KNOWLEDGE_CONFLICT, conflict, clock.instant())
                        .withHint("It holds for its owner alone as long as both are there"));
            });
        }
    }

    @Override
    void requireNoOther(SqlConnection connection, Term term) {
        Instant now = clock.instant();
        requireNoConflict(connection, term);
        repository.sameWords(connection, term, now).ifPresent(other -> {
            throw new ValidationException(Failure.of(
                            ErrorCode.KNOWLEDGE_CONFLICT,
                            "\"" + other.term() + "\" means " + other.meaning() + " already, for the same people",
                            now)
                    .withHint("Change or delete that term, GET /api/v1/glossary/" + other.id()
                            + ", or leave out the word that both have")
                    .withDetails(Map.of(
                            "id",
                            other.id(),
                            "term",
                            other.term(),
                            "meaning",
                            other.meaning(),
                            "owner",
                            other.holding().owner())));
        });
    }
}
