package dev.parley.gateway.ingress;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.KeyServer;
import dev.parley.gateway.users.Profile;
import dev.parley.gateway.users.UserDirectory;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who wrote a record: the bearer of the token in its header, or else the trusted principal of its place. While that cannot be
 * known, because the server of keys is away, the record waits.
 */
@ApplicationScoped
public class RecordIdentity {

    private static final String TOKEN_HEADER = DeadLetterHeaders.TOKEN;
    private static final String BEARER = "Bearer ";

    private final JWTParser parser;
    private final TrustedPrincipals trusted;
    private final KeyServer keys;
    private final UserDirectory users;

    RecordIdentity(JWTParser parser, TrustedPrincipals trusted, KeyServer keys, UserDirectory users) {
        this.parser = parser;
        this.trusted = trusted;
        this.keys = keys;
        this.users = users;
    }

    /** @throws ValidationException when there is no identity, or its token is not valid or not enough */
    @Retry(maxRetries = -1, maxDuration = 0, retryOn = ConnectionException.class)
    @ExponentialBackoff
    public Caller caller(ConsumerRecord<byte[], byte[]> received) {
        return RecordText.header(received.headers(), TOKEN_HEADER)
                .map(this::bearer)
                .or(() -> trusted.of(received).map(this::active))
                .orElseThrow(() -> refused("the record has no `" + TOKEN_HEADER
                        + "` header, and parley.ingress.kafka names no principal for it"));
    }

    private Caller active(Caller principal) {
        try {
            users.requireActive(principal);
            return principal;
        } catch (AccessException e) {
            throw refused(e.getMessage());
        }
    }

    private Caller bearer(String header) {
        try {
            boolean prefixed = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
            JsonWebToken token =
                    parser.parse(prefixed ? header.substring(BEARER.length()).strip() : header);
            Caller caller = Caller.of(token);
            if (!caller.may(Caller.SUBMIT)) {
                throw refused("the token in `" + TOKEN_HEADER + "` lacks the permission " + Caller.SUBMIT);
            }
            users.admit(caller, Profile.of(token));
            return caller;
        } catch (AccessException e) {
            throw refused(e.getMessage());
        } catch (ParseException e) {
            if (keys.isToBlameFor(e).await().indefinitely()) {
                throw new ConnectionException(ErrorCode.SERVICE_UNAVAILABLE, KeyServer.AWAY);
            }
            throw refused("the token in `" + TOKEN_HEADER + "` is not valid");
        }
    }

    private static ValidationException refused(String why) {
        return new ValidationException(ErrorCode.NOT_AUTHENTICATED, why);
    }
}
