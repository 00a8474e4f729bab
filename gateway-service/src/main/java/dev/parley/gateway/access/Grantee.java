package dev.parley.gateway.access;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/**
 * To whom a database is granted: a subject of a tenant, or of none; a whole tenant, when there is no subject; everyone,
 * when there is neither.
 */
record Grantee(String subject, String tenant) {

    /** @throws ValidationException when a name is none */
    Grantee {
        require("subject", subject);
        require("tenant", tenant);
    }

    /**
     * @param everyone has to be said: who forgets a name does not mean all
     * @throws ValidationException when it says nobody, or more than one thing
     */
    static Grantee of(String subject, String tenant, boolean everyone) {
        boolean named = subject != null || tenant != null;
        if (named == everyone) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "Say `subject`, `tenant`, both, or else `everyone=true`");
        }
        return new Grantee(subject, tenant);
    }

    boolean isEveryone() {
        return subject == null && tenant == null;
    }

    private static void require(String parameter, String name) {
        if (name != null && !Caller.isName(name)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`" + parameter + "` must be a name of 1 to 200 characters, none of them a control character");
        }
    }
}
