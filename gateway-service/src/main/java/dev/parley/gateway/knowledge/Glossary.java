package dev.parley.gateway.knowledge;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.storage.ApplicationDatabase;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.schema.SchemaCatalog;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The terms, and who may do what with them. All methods block, and throw {@link ValidationException} when there is no such
 * term that the caller may see and {@link AccessException} when they may see but not change it.
 */
@ApplicationScoped
class Glossary {

    private static final Logger LOG = Logger.getLogger(Glossary.class);

    private final ApplicationDatabase database;
    private final GlossaryRepository repository;
    private final DatabaseAccess access;
    private final SchemaCatalog catalog;
    private final KnowledgeConfig config;
    private final Clock clock = Clock.systemUTC();

    Glossary(
            ApplicationDatabase database,
            GlossaryRepository repository,
            DatabaseAccess access,
            SchemaCatalog catalog,
            KnowledgeConfig config) {
        this.database = database;
        this.repository = repository;
        this.access = access;
        this.catalog = catalog;
        this.config = config;
    }

    Term get(UUID id, Caller caller) {
        Set<String> usable = access.usable(caller);
        return database.inTransaction(connection -> visible(connection, id, caller, usable));
    }

    List<Term> page(Caller caller, KnowledgeFilter filter) {
        Set<String> usable = access.usable(caller);
        return database.inTransaction(connection -> repository.page(connection, caller, usable, filter));
    }

    /**
     * A term that the caller may approve is approved at once.
     *
     * @throws ValidationException when the meaning does not fit the database, or the words mean something else already
     */
    Term create(TermRequest request, Caller caller) {
        Instant now = clock.instant();
        Term term = request.term(Envelope.newId(), caller, now);
        access.require(caller, term.database());
        requireMeaning(term);
        return database.inTransaction(connection -> {
            repository.lock(connection, term.database());
            if (repository.owned(connection, term.holding()) >= config.maxOwned()) {
                throw new ValidationException(
                        ErrorCode.TOO_MUCH_KNOWLEDGE,
                        "You own " + config.maxOwned() + " terms, which is as many as are kept; delete some");
            }
            requireNoOther(connection, term, now);
            repository.insert(connection, term);
            return term;
        });
    }

    /** Changed by one who may not approve it, it has to be approved anew. */
    Term change(UUID id, OptionalInt version, TermRequest request, Caller caller) {
        Instant now = clock.instant();
        Set<String> usable = access.usable(caller);
        Term before = get(id, caller);
        before.holding().requireChangeable(caller);
        Term checked = request.changed(before, caller, now);
        requireMeaning(checked);
        return database.inTransaction(connection -> {
            repository.lock(connection, before.database());
            Term current = visible(connection, id, caller, usable);
            Version.require(version, current.version());
            Term changed = request.changed(current, caller, now);
            changed.holding().requireChangeable(caller);
            requireNoOther(connection, changed, now);
            repository.update(connection, changed);
            return changed;
        });
    }

    Term review(UUID id, OptionalInt version, boolean approved, String comment, Caller caller) {
        Set<String> usable = access.usable(caller);
        Instant now = clock.instant();
        return database.inTransaction(connection -> {
            String name = visible(connection, id, caller, usable).database();
            repository.lock(connection, name);
            Term current = visible(connection, id, caller, usable);
            current.holding().requireReviewable(caller);
            Version.require(version, current.version());
            Term reviewed = current.reviewed(
                    approved ? TermStatus.APPROVED : TermStatus.REJECTED,
                    new Review(caller.subject(), comment, now),
                    now);
            if (approved) {
                requireNoOther(connection, reviewed, now);
            }
            repository.update(connection, reviewed);
            return reviewed;
        });
    }

    void delete(UUID id, OptionalInt version, Caller caller) {
        Set<String> usable = access.usable(caller);
        database.inTransaction(connection -> {
            String name = visible(connection, id, caller, usable).database();
            repository.lock(connection, name);
            Term current = visible(connection, id, caller, usable);
            current.holding().requireChangeable(caller);
            Version.require(version, current.version());
            repository.delete(connection, id);
            return null;
        });
    }

    private Term visible(SqlConnection connection, UUID id, Caller caller, Set<String> usable) {
        return repository
                .find(connection, id)
                .filter(term -> term.holding().isVisibleTo(caller, term.status() == TermStatus.APPROVED)
                        && usable.contains(term.database()))
                .orElseThrow(() -> new ValidationException(ErrorCode.UNKNOWN_KNOWLEDGE, "There is no term " + id));
    }

    /** A database that is away does not keep anybody from writing down what a word means. */
    private void requireMeaning(Term term) {
        try {
            TermMeaning.require(term.meaning(), catalog.snapshot(term.database()));
        } catch (ConnectionException e) {
            LOG.warnf("term %s is taken unchecked: %s", term.id(), e.getMessage());
        }
    }

    private void requireNoOther(SqlConnection connection, Term term, Instant now) {
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
