package dev.parley.gateway.users;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.repository.Relation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Who may come in, and who has. Blocks: for virtual threads. */
@ApplicationScoped
public class UserDirectory {

    private static final int MOST_AT_AN_ADDRESS = 100;

    private static final Logger LOG = Logger.getLogger(UserDirectory.class);

    /** Calls within this time are one login. */
    private static final Duration LOGIN = Duration.ofMinutes(5);

    private final UserRepository repository;
    private final Set<UUID> written = ConcurrentHashMap.newKeySet();
    private final Clock clock = Clock.systemUTC();

    UserDirectory(UserRepository repository) {
        this.repository = repository;
    }

    /**
     * At a door, with what the token says; that they came is written down in the background.
     *
     * @throws AccessException when they were deactivated
     * @throws ConnectionException when that cannot be known at the moment
     */
    public void admit(Caller caller, Profile profile) {
        Optional<User> known = active(caller);
        if (known.isEmpty() || !known.get().calledWithin(LOGIN, clock.instant())) {
            remember(caller, profile, known);
        }
    }

    /** The same for who was let in before. */
    public void requireActive(Caller caller) {
        active(caller);
    }

    /**
     * Which of them may stay no longer, where connections are open already; asks the database once for all.
     *
     * @throws ConnectionException when that cannot be known at the moment
     */
    public Set<UUID> deactivated(Set<UUID> users) {
        return users.isEmpty() ? Set.of() : repository.deactivated(users);
    }

    /**
     * Who is at an address, in whatever case; several where several issuers, or tenants, know it.
     *
     * @throws ValidationException when more than {@value #MOST_AT_AN_ADDRESS} are: it is nobody's own
     * @throws ConnectionException when that cannot be known at the moment
     */
    public List<Person> at(String email) {
        List<User> found = repository.findByEmail(email, MOST_AT_AN_ADDRESS + 1);
        if (found.size() > MOST_AT_AN_ADDRESS) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`email` is the address of more than " + MOST_AT_AN_ADDRESS + " users; ask by `principal`");
        }
        return found.stream().map(Person::of).toList();
    }

    /**
     * Who the users of some rows are, by one statement for all of them; those who have not called are left out.
     *
     * @throws ConnectionException when that cannot be known at the moment
     */
    public <P> List<Person> of(List<P> rows, Function<P, UUID> user) {
        return repository.include(rows, new Relation<>(user, UserRepository.ID, User::id)).values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(Person::of)
                .toList();
    }

    /** By which a user is known. */
    public static UUID idOf(String subject, String tenant) {
        return User.idOf(subject, tenant);
    }

    private Optional<User> active(Caller caller) {
        Optional<User> known = repository.findById(User.idOf(caller.subject(), caller.tenant()));
        if (known.isPresent() && !known.get().active()) {
            throw new AccessException(ErrorCode.ACCESS_DENIED, "Access denied");
        }
        return known;
    }

    /** Nobody waits for it, and nobody is refused since it failed. */
    private void remember(Caller caller, Profile profile, Optional<User> known) {
        UUID id = User.idOf(caller.subject(), caller.tenant());
        if (!written.add(id)) {
            return;
        }
        Thread.ofVirtual().name("user-login").start(() -> {
            Instant now = clock.instant();
            try {
                known.ifPresentOrElse(
                        user -> repository.updateLastLogin(user, profile, now),
                        () -> repository.createNew(User.first(caller, profile, now)));
            } catch (RuntimeException e) {
                LOG.debugf("a login is not written down: %s", e.getMessage());
            } finally {
                written.remove(id);
            }
        });
    }
}
