package dev.parley.gateway.databases;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.registry.DatabaseRegistry;
import dev.parley.runtime.registry.DatabaseRole;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.secrets.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Registers databases, changes and removes them. All methods block. */
@ApplicationScoped
class DatabaseRegistrar {

    private final DatabaseRepository repository;
    private final TargetDatabases databases;
    private final DatabaseRegistry registry;
    private final Sealing sealing;
    private final AllowedHosts hosts;
    private final ConnectionCheck check;
    private final TestingPlaces places;
    private final Clock clock = Clock.systemUTC();

    DatabaseRegistrar(
            DatabaseRepository repository,
            TargetDatabases databases,
            DatabaseRegistry registry,
            Sealing sealing,
            AllowedHosts hosts,
            ConnectionCheck check,
            TestingPlaces places) {
        this.repository = repository;
        this.databases = databases;
        this.registry = registry;
        this.sealing = sealing;
        this.hosts = hosts;
        this.check = check;
        this.places = places;
    }

    /** @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}, {@link ErrorCode#DATABASE_CONFIGURED} */
    StoredDatabase get(String name) {
        requireNotConfigured(name);
        return repository.findById(name).orElseThrow(() -> unknown(name));
    }

    /**
     * @param checked whether it has to pass its test first
     * @throws ValidationException when it cannot be registered so
     */
    DatabaseView register(DatabaseRequest request, boolean checked, Caller by) {
        requireNotConfigured(request.validated().name());
        hosts.require(request.address().host());
        if (repository.findById(request.name()).isPresent()) {
            throw taken(request.name());
        }
        Credentials catalog = requirePassword("catalog", request.catalog());
        Credentials sandbox = requirePassword("sandbox", request.sandbox());
        requireKey();
        Optional<ConnectionReport> report = report(checked, request, catalog, sandbox, by);
        repository
                .insert(row(request, 0, catalog, sandbox), by, clock.instant())
                .orElseThrow(() -> taken(request.name()));
        registry.read();
        return DatabaseView.of(get(request.name()), report.orElse(null));
    }

    /**
     * @param version that the change is based on; null for whatever is there
     * @throws ValidationException when it cannot be changed so
     */
    DatabaseView change(DatabaseRequest request, Long version, boolean checked, Caller by) {
        RegisteredDatabase before = get(request.validated().name()).database();
        if (version != null && version != before.version()) {
            throw stale(request.name());
        }
        hosts.require(request.address().host());
        requireKey();
        Credentials catalog = kept(request, before, DatabaseRole.CATALOG);
        Credentials sandbox = kept(request, before, DatabaseRole.SANDBOX);
        Optional<ConnectionReport> report = report(checked, request, catalog, sandbox, by);
        repository
                .update(row(request, before.version(), catalog, sandbox), by.subject(), clock.instant())
                .orElseThrow(() -> stale(request.name()));
        registry.read();
        return DatabaseView.of(get(request.name()), report.orElse(null));
    }

    /** @param version null for whatever is there */
    void remove(String name, Long version) {
        RegisteredDatabase there = get(name).database();
        boolean removed = (version == null || version == there.version()) && repository.delete(name, there.version());
        if (!removed) {
            throw stale(name);
        }
        registry.read();
    }

    /** Of one that need not be registered. */
    ConnectionReport test(DatabaseRequest request, Caller by) {
        hosts.require(request.validated().address().host());
        Credentials catalog = requirePassword("catalog", request.catalog());
        Credentials sandbox = requirePassword("sandbox", request.sandbox());
        return tested(request, catalog, sandbox, by);
    }

    ConnectionReport test(String name, Caller by) {
        RegisteredDatabase there = get(name).database();
        hosts.require(there.host());
        Credentials catalog = opened(there, DatabaseRole.CATALOG);
        Credentials sandbox = opened(there, DatabaseRole.SANDBOX);
        return places.in(
                by,
                () -> check.of(
                        DatabaseAddress.of(there.url()),
                        there.caCertificate(),
                        catalog,
                        sandbox,
                        Concealment.of(there.hide(), there.sensitive())));
    }

    private ConnectionReport tested(DatabaseRequest request, Credentials catalog, Credentials sandbox, Caller by) {
        return places.in(
                by,
                () -> check.of(
                        request.address(),
                        request.caCertificate(),
                        catalog,
                        sandbox,
                        Concealment.of(request.hide(), request.sensitive())));
    }

    private Optional<ConnectionReport> report(
            boolean checked, DatabaseRequest request, Credentials catalog, Credentials sandbox, Caller by) {
        if (!checked) {
            return Optional.empty();
        }
        ConnectionReport report = tested(request, catalog, sandbox, by);
        if (!report.usable()) {
            throw new ValidationException(
                    Failure.of(ErrorCode.DATABASE_UNUSABLE, "The database did not pass its test", clock.instant())
                            .withHint("`details.report` says what is wrong; ?check=false registers it all the same")
                            .withDetails(Map.of("report", report)));
        }
        return Optional.of(report);
    }

    /**
     * A password that is not sent again stays, but only where it was sent before: else whoever may change a database could
     * have it shown to a server of his own.
     */
    private Credentials kept(DatabaseRequest request, RegisteredDatabase before, DatabaseRole role) {
        boolean catalog = role == DatabaseRole.CATALOG;
        Credentials given = catalog ? request.catalog() : request.sandbox();
        if (given.password() != null) {
            return given;
        }
        String username = catalog ? before.catalogUsername() : before.sandboxUsername();
        boolean same = username.equals(given.username())
                && request.address().url().equals(before.url())
                && Objects.equals(request.caCertificate(), before.caCertificate());
        if (!same) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`" + (catalog ? "catalog" : "sandbox")
                            + ".password` is missing; it is needed again where the url, the certificate or the username changes");
        }
        return opened(before, role);
    }

    private Credentials opened(RegisteredDatabase database, DatabaseRole role) {
        boolean catalog = role == DatabaseRole.CATALOG;
        return new Credentials(
                catalog ? database.catalogUsername() : database.sandboxUsername(),
                sealing.open(
                        catalog ? database.catalogPassword() : database.sandboxPassword(), database.purpose(role)));
    }

    private RegisteredDatabase row(DatabaseRequest request, long version, Credentials catalog, Credentials sandbox) {
        DatabaseAddress address = request.address();
        String name = request.name();
        return new RegisteredDatabase(
                name,
                version,
                request.description(),
                address.host(),
                address.port(),
                address.database(),
                address.sslMode(),
                request.caCertificate(),
                catalog.username(),
                sealing.seal(catalog.password(), RegisteredDatabase.purpose(name, DatabaseRole.CATALOG)),
                sandbox.username(),
                sealing.seal(sandbox.password(), RegisteredDatabase.purpose(name, DatabaseRole.SANDBOX)),
                request.maxConnections(),
                request.hide(),
                request.sensitive());
    }

    private static Credentials requirePassword(String field, Credentials role) {
        if (role.password() == null) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`" + field + ".password` is missing");
        }
        return role;
    }

    private void requireKey() {
        if (!sealing.isPossible()) {
            throw new ValidationException(
                    ErrorCode.SEALING_UNAVAILABLE,
                    "Passwords cannot be kept: parley.secrets.key is not set. Its operator makes one by: openssl rand"
                            + " -base64 32");
        }
    }

    private void requireNotConfigured(String name) {
        if (databases.configured().contains(name)) {
            throw new ValidationException(
                    ErrorCode.DATABASE_CONFIGURED,
                    "The database \"" + name + "\" is configured (parley.databases." + name
                            + ".*) and is changed there, not here");
        }
    }

    private static ValidationException taken(String name) {
        return new ValidationException(
                ErrorCode.DATABASE_EXISTS, "There is a database called \"" + name + "\"; PUT changes it");
    }

    private static ValidationException stale(String name) {
        return new ValidationException(
                ErrorCode.STALE_VERSION, "Somebody else changed \"" + name + "\"; read it again, and change that");
    }

    private static ValidationException unknown(String name) {
        return new ValidationException(
                ErrorCode.UNKNOWN_DATABASE, "There is no registered database called \"" + name + "\"");
    }
}
