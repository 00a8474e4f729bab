package dev.parley.gateway.knowledge;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.StaleRowException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Entries of one kind, and who may do what with them. All methods block, and throw {@link ValidationException} when there is
 * no such entry that the caller may see and {@link AccessException} when they may see but not change it.
 */
abstract class Shelf<E extends Entry<E>> {

    /** Of what is written here. */
    final Clock clock = Clock.systemUTC();

    private final String kind;
    private final String kinds;
    private final ApplicationDatabase database;
    private final EntryRepository<E> repository;
    private final DatabaseAccess access;
    private final KnowledgeConfig config;

    /**
     * @param kind what one is called
     * @param kinds what several are called
     */
    Shelf(
            String kind,
            String kinds,
            ApplicationDatabase database,
            EntryRepository<E> repository,
            DatabaseAccess access,
            KnowledgeConfig config) {
        this.kind = kind;
        this.kinds = kinds;
        this.database = database;
        this.repository = repository;
        this.access = access;
        this.config = config;
    }

    /** @throws ValidationException when another entry says something else for the same people */
    abstract void requireNoOther(SqlConnection connection, E entry);

    E get(UUID id, Caller caller) {
        Set<String> usable = access.usable(caller);
        return database.inTransaction(connection -> visible(connection, id, caller, usable));
    }

    List<E> page(Caller caller, KnowledgeFilter filter) {
        Set<String> usable = access.usable(caller);
        return repository.page(caller, usable, filter);
    }

    E review(UUID id, OptionalInt version, boolean approved, String comment, Caller caller) {
        Review review = new Review(caller.subject(), comment, clock.instant());
        return change(id, version, caller, holding -> holding.requireReviewable(caller), (connection, current) -> {
            E reviewed = current.reviewed(approved, review);
            if (approved) {
                requireNoOther(connection, reviewed);
            }
            repository.update(connection, reviewed);
            return reviewed;
        });
    }

    void delete(UUID id, OptionalInt version, Caller caller) {
        change(id, version, caller, holding -> holding.requireChangeable(caller), (connection, current) -> {
            repository.delete(connection, id);
            return current;
        });
    }

    /** @throws ValidationException when the owner has as many as are kept, or another entry says something else */
    final E add(E entry) {
        return database.inTransaction(connection -> {
            repository.lock(connection, entry.database());
            if (repository.owned(connection, entry.holding()) >= config.maxOwned()) {
                throw new ValidationException(
                        ErrorCode.TOO_MUCH_KNOWLEDGE,
                        "You own " + config.maxOwned() + " " + kinds + ", which is as many as are kept; delete some");
            }
            requireNoOther(connection, entry);
            repository.create(connection, entry);
            return entry;
        });
    }

    /**
     * @param right throws when the caller may not
     * @param change of the entry as it is until the transaction ends
     */
    final E change(
            UUID id,
            OptionalInt version,
            Caller caller,
            Consumer<Holding> right,
            BiFunction<SqlConnection, E, E> change) {
        try {
            return changed(id, version, caller, right, change);
        } catch (StaleRowException e) { // by what moves it without asking, such as a statement that failed
            throw new ValidationException(ErrorCode.STALE_VERSION, "It was changed meanwhile. Read it again");
        }
    }

    private E changed(
            UUID id,
            OptionalInt version,
            Caller caller,
            Consumer<Holding> right,
            BiFunction<SqlConnection, E, E> change) {
        Set<String> usable = access.usable(caller);
        return database.inTransaction(connection -> {
            repository.lock(connection, visible(connection, id, caller, usable).database());
            E current = visible(connection, id, caller, usable);
            right.accept(current.holding());
            Version.require(version, current.version());
            return change.apply(connection, current);
        });
    }

    private E visible(SqlConnection connection, UUID id, Caller caller, Set<String> usable) {
        return repository
                .findById(connection, id)
                .filter(entry ->
                        entry.holding().isVisibleTo(caller, entry.inForce()) && usable.contains(entry.database()))
                .orElseThrow(
                        () -> new ValidationException(ErrorCode.UNKNOWN_KNOWLEDGE, "There is no " + kind + " " + id));
    }
}
