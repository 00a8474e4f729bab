package dev.parley.gateway.security;

import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, and what they may do.
 *
 * @param subject who it is within the tenant
 * @param tenant whose subject it is; null where there are no tenants
 * @param permissions such as {@code query:submit}; of those for operators alone a caller of a tenant has none
 * @param databases names of those that may be asked; null when the table of grants says it
 */
public record Caller(String subject, String tenant, Set<String> permissions, Set<String> databases) {

    public static final String SUBMIT = "query:submit";

    /** To see values of columns that are marked as sensitive. */
    public static final String SENSITIVE = "data:sensitive";

    /** What opens lists of the whole installation, which do not tell tenants apart; no token of a tenant grants it. */
    private static final Set<String> OPERATORS_ALONE = Set.of("admin:read", "admin:dead-letters", "admin:users");

    private static final int MAX_NAME_CHARS = 200;

    public Caller {
        Objects.requireNonNull(subject, "subject");
        permissions = permissions.stream()
                .filter(permission -> tenant == null || !OPERATORS_ALONE.contains(permission))
                .collect(Collectors.toUnmodifiableSet());
        databases = databases == null ? null : Set.copyOf(databases);
    }

    /**
     * The bearer of a token that was checked. Its subject is {@code sub}, or else {@code upn}; {@code tenant},
     * {@code permissions} and {@code databases} are Parley's own claims. One that is there in a wrong form grants nothing.
     *
     * @throws AccessException when it does not say whose it is
     */
    public static Caller of(JsonWebToken token) {
        String subject = token.getSubject() != null ? token.getSubject() : token.getName();
        if (!isName(subject)) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, "The token does not say whose it is");
        }
        Object databases = token.getClaim("databases");
        return new Caller(
                subject,
                tenant(token.getClaim("tenant")),
                texts(token.getClaim("permissions")),
                databases == null ? null : texts(databases));
    }

    /** Empty when nobody was authenticated, or not well enough to say who. */
    public static Optional<Caller> of(SecurityIdentity identity) {
        try {
            return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token
                    ? Optional.of(of(token))
                    : Optional.empty();
        } catch (AccessException e) {
            return Optional.empty();
        }
    }

    /** Who is trusted to submit without a token, because of where it came in. */
    public static Caller trusted(String subject) {
        return new Caller(subject, null, Set.of(SUBMIT), null);
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** Whether what that subject of that tenant owns is the caller's. */
    public boolean is(String otherSubject, String otherTenant) {
        return subject.equals(otherSubject) && Objects.equals(tenant, otherTenant);
    }

    private static String tenant(Object claim) {
        if (claim == null) {
            return null;
        }
        String tenant = text(claim).orElse(null);
        if (!isName(tenant)) {
            throw new AccessException(ErrorCode.NOT_AUTHENTICATED, "The token's `tenant` is no name");
        }
        return tenant;
    }

    private static Set<String> texts(Object claim) {
        return claim instanceof Collection<?> items
                ? items.stream().map(Caller::text).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** A claim's items are JSON strings, whose own text is quoted. */
    private static Optional<String> text(Object item) {
        return switch (item) {
            case JsonString json -> Optional.of(json.getString());
            case String text -> Optional.of(text);
            default -> Optional.empty();
        };
    }

    /** Whether it can be the name of somebody: stored, and shown in a line of a log. */
    public static boolean isName(String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= MAX_NAME_CHARS
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
