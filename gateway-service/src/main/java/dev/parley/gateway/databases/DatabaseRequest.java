package dev.parley.gateway.databases;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.trust.ServerTrust;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A database as somebody registers or changes it. */
@Schema(name = "DatabaseRequest", example = """
        {"name": "zoo", "description": "Animals and their keepers",
         "url": "postgresql://db.example.org:5432/zoo?sslmode=require",
         "catalog": {"username": "zoo_catalog", "password": "…"},
         "sandbox": {"username": "zoo_reader", "password": "…"},
         "hide": ["public.keepers.salary"], "sensitive": ["public.keepers.email"]}""")
record DatabaseRequest(
        @Schema(
                description = "How askers call it: small letters, digits, - and _; in a change that of the path",
                pattern = "^[a-z][a-z0-9_-]{0,62}$")
        String name,

        @Schema(maxLength = 1_000) String description,

        @Schema(
                description = "postgresql://host:port/database, without user and password; ?sslmode=… may follow",
                required = true,
                pattern = "^postgres(ql)?://.+/.+$")
        String url,

        @Schema(
                description =
                        "PEM of the authorities that the server's certificate may be of, with ?sslmode=verify-ca or"
                                + " verify-full; those that Parley's JVM trusts when missing")
        String caCertificate,

        @Schema(description = "The role that reads the catalog", required = true)
        Credentials catalog,

        @Schema(
                description =
                        "The role that runs questions: it should be able to SELECT what they may see, and no more",
                required = true)
        Credentials sandbox,

        @Schema(
                description = "Most connections of one service in one role, 1 to 100; 8 when missing",
                minimum = "1",
                maximum = "100")
        Integer maxConnections,

        @Schema(description = "Tables (schema.table) and columns (schema.table.column) that no question sees")
        List<String> hide,

        @Schema(description = "Columns (schema.table.column) whose values nobody sees without data:sensitive")
        List<String> sensitive,

        @Schema(description = "In a change: the version that it is based on, in place of If-Match")
        Long version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final int DEFAULT_CONNECTIONS = 8;
    private static final int MAX_CONNECTIONS = 100;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NAMES = 1_000;
    private static final int MAX_CERTIFICATE = 32_000;

    DatabaseRequest {
        maxConnections = maxConnections == null ? DEFAULT_CONNECTIONS : maxConnections;
        hide = names("hide", hide);
        sensitive = names("sensitive", sensitive);
    }

    /** A null might be a name that got lost, and its column would be shown. */
    private static List<String> names(String field, List<String> names) {
        if (names != null && names.stream().anyMatch(Objects::isNull)) {
            throw wrong("`" + field + "` has a null in it");
        }
        return names == null ? List.of() : List.copyOf(names);
    }

    /** @throws ValidationException naming the field that is wrong */
    DatabaseRequest validated() {
        requireName(name);
        requireAuthority();
        requireRole("catalog", catalog);
        requireRole("sandbox", sandbox);
        if (maxConnections < 1 || maxConnections > MAX_CONNECTIONS) {
            throw wrong("`max_connections` must be from 1 to " + MAX_CONNECTIONS);
        }
        if (description != null && description.length() > MAX_TEXT) {
            throw wrong("`description` has more than " + MAX_TEXT + " characters");
        }
        if (hide.size() > MAX_NAMES || sensitive.size() > MAX_NAMES) {
            throw wrong("`hide` and `sensitive` take at most " + MAX_NAMES + " names each");
        }
        try {
            Concealment.of(hide, sensitive);
        } catch (IllegalArgumentException e) {
            throw wrong("`hide` or `sensitive`: " + e.getMessage());
        }
        return this;
    }

    private void requireAuthority() {
        DatabaseAddress address = DatabaseAddress.of(url);
        if (caCertificate == null) {
            return;
        }
        if (!address.isVerified()) {
            throw wrong(
                    "`ca_certificate` goes with ?sslmode=verify-ca or verify-full in `url`; else nobody looks at it");
        }
        try {
            if (caCertificate.length() > MAX_CERTIFICATE) {
                throw new IllegalArgumentException("it has more than " + MAX_CERTIFICATE + " characters");
            }
            ServerTrust.requireCertificates(caCertificate);
        } catch (IllegalArgumentException e) {
            throw wrong("`ca_certificate` cannot be used: " + e.getMessage());
        }
    }

    static void requireName(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw wrong("`name` must be 1 to 63 small letters, digits, - and _, the first a letter");
        }
    }

    private static void requireRole(String field, Credentials role) {
        if (role == null || !isText(role.username())) {
            throw wrong("`" + field + ".username` is missing");
        }
        if (role.password() != null && !isText(role.password())) {
            throw wrong(
                    "`" + field + ".password` is empty, too long, or has a character that PostgreSQL does not take");
        }
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_TEXT && text.indexOf('\0') < 0;
    }

    DatabaseRequest named(String path) {
        if (name != null && !name.equals(path)) {
            throw wrong("`name` is not that of the path; a database keeps its name");
        }
        return new DatabaseRequest(
                path, description, url, caCertificate, catalog, sandbox, maxConnections, hide, sensitive, version);
    }

    DatabaseAddress address() {
        return DatabaseAddress.of(url);
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
