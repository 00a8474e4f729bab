package dev.parley.gateway.submission;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who wrote a record: the bearer of the token in its header, or else the trusted principal of the topic. */
@ApplicationScoped
class RecordIdentity {

    static final String TOKEN_HEADER = "authorization";
    private static final String BEARER = "Bearer ";

    private final JWTParser parser;
    private final IngressConfig config;

    RecordIdentity(JWTParser parser, IngressConfig config) {
        this.parser = parser;
        this.config = config;
    }

    /** @throws ValidationException when there is no identity, or its token is not valid or not enough */
    Caller caller(Map<String, String> headers) {
        String header = headers.get(TOKEN_HEADER);
        if (header == null) {
            return config.principal()
                    .map(Caller::trusted)
                    .orElseThrow(() -> refused("the record has no `" + TOKEN_HEADER
                            + "` header and parley.ingress.kafka.principal is not set"));
        }
        return bearer(header);
    }

    private Caller bearer(String header) {
        try {
            String raw = header.startsWith(BEARER) ? header.substring(BEARER.length()) : header;
            JsonWebToken token = parser.parse(raw);
            Caller caller = Caller.of(token);
            if (!caller.may(Caller.SUBMIT)) {
                throw refused("the token in `" + TOKEN_HEADER + "` lacks the permission " + Caller.SUBMIT);
            }
            return caller;
        } catch (AccessException e) {
            throw refused(e.getMessage());
        } catch (ParseException e) {
            throw refused("the token in `" + TOKEN_HEADER + "` is not valid");
        }
    }

    private static ValidationException refused(String why) {
        return new ValidationException(ErrorCode.NOT_AUTHENTICATED, why);
    }
}
