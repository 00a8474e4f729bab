package dev.parley.gateway.knowledge;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;

/** Versions as HTTP carries them: {@code ETag: "3"}, {@code If-Match: "3"}. */
final class Version {

    private Version() {}

    /** An answer with the entry and its version. */
    static Response tagged(Response.ResponseBuilder response, Entry<?> entry) {
        return response.entity(entry)
                .header(HttpHeaders.ETAG, tag(entry.version()))
                .build();
    }

    static String tag(int version) {
        return '"' + Integer.toString(version) + '"';
    }

    /**
     * Empty for {@code *}, which any version is.
     *
     * @throws ValidationException when it is missing, or none of ours
     */
    static OptionalInt required(String ifMatch) {
        if (ifMatch == null) {
            throw new ValidationException(
                    ErrorCode.VERSION_MISSING,
                    "Say which version you change: `If-Match` with the `ETag` that you read, or `If-Match: *`");
        }
        return of(ifMatch);
    }

    /** Empty for null as well. */
    static OptionalInt of(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalInt.empty();
        }
        String digits = ifMatch.strip().replaceAll("^\"|\"$", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`If-Match` must be an `ETag` such as \"3\", or *");
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    /** @throws ValidationException when somebody changed it since */
    static void require(OptionalInt expected, int found) {
        if (expected.isPresent() && expected.getAsInt() != found) {
            throw new ValidationException(
                    ErrorCode.STALE_VERSION,
                    "It was changed meanwhile: its version is " + found + ", not " + expected.getAsInt()
                            + ". Read it again");
        }
    }
}
