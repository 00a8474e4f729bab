package dev.parley.gateway.users;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.Ttl;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.RowCache;
import dev.parley.runtime.repository.StaleRowException;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code users}. Who has an id is remembered, for they are looked up with every request. */
@Singleton
class UserRepository extends BaseRepository<User, UUID> {

    private static final String TABLE = "users";

    /** For so long a gateway that hears of no changes may let somebody in who was deactivated. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    static final Field<UUID> ID = Columns.uuid("id");
    private static final Field<String> SUBJECT = Columns.text("subject");
    private static final Field<String> TENANT = Columns.text("tenant");
    private static final Field<String> EMAIL = Columns.text("email");
    private static final Field<String> NAME = Columns.text("name");
    private static final Field<Boolean> ACTIVE = Columns.truth("active");
    private static final Field<Instant> FIRST_SEEN = Columns.moment("first_seen");
    private static final Field<Instant> LAST_LOGIN = Columns.moment("last_login");
    private static final Field<Integer> VERSION = Columns.integer("version");

    UserRepository(ApplicationDatabase database, CacheManager caches) {
        super(
                database,
                TableMapping.of(TABLE, ID, User::id)
                        .fixed(SUBJECT, User::subject)
                        .fixed(TENANT, User::tenant)
                        .column(EMAIL, User::email)
                        .column(NAME, User::name)
                        .column(ACTIVE, User::active)
                        .fixed(FIRST_SEEN, User::firstSeen)
                        .column(LAST_LOGIN, User::lastLogin)
                        .version(VERSION, User::version)
                        .readBy(UserRepository::user),
                new RowCache<>(caches, TABLE, User.class, Ttl.of(REMEMBERED).rememberingAbsence(REMEMBERED)));
    }

    /** As it is at this moment, whatever is remembered. */
    Optional<User> findStored(UUID id) {
        return findById(alone(), id);
    }

    /** Nothing is written when they are there already. */
    void createNew(User user) {
        createNew(alone(), user);
    }

    /** In whatever case, who called last first; several where several issuers, or tenants, know the same address. */
    List<User> findByEmail(String email, int most) {
        return findMany(Criteria.where(isAt(email))
                .orderBy(LAST_LOGIN.desc(), ID.desc())
                .limit(most));
    }

    /** Those among them who may not call, as it is at this moment. */
    Set<UUID> deactivated(Set<UUID> ids) {
        Condition among = ID.eq(DSL.any(ids.toArray(UUID[]::new)));
        return select(alone(), statement(List.of(ID), Criteria.where(among.and(ACTIVE.eq(false)))))
                .map(row -> row.get(ID))
                .collect(Collectors.toSet());
    }

    /** Who called last first; one more than the filter's limit when there are more. */
    List<User> find(UserFilter filter) {
        Criteria which = Criteria.all()
                .given(filter.tenant(), TENANT::eq)
                .given(filter.subject(), SUBJECT::eq)
                .given(filter.email(), UserRepository::isAt)
                .given(filter.active(), ACTIVE::eq);
        return findMany(PageCursor.page(which, LAST_LOGIN, ID, filter.after(), filter.limit()));
    }

    /** @throws StaleRowException when somebody else changed it meanwhile, which may have been another login */
    void updateLastLogin(User user, Profile profile, Instant at) {
        update(new User(
                user.id(),
                user.subject(),
                user.tenant(),
                profile.email(),
                profile.name(),
                user.active(),
                user.firstSeen(),
                at,
                user.version() + 1));
    }

    private static Condition isAt(String email) {
        return DSL.lower(EMAIL).eq(email.toLowerCase(Locale.ROOT));
    }

    private static User user(StoredRow row) {
        return new User(
                row.get(ID),
                row.get(SUBJECT),
                row.get(TENANT),
                row.get(EMAIL),
                row.get(NAME),
                row.get(ACTIVE),
                row.get(FIRST_SEEN),
                row.get(LAST_LOGIN),
                row.get(VERSION));
    }
}
