package dev.parley.gateway.knowledge;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import java.util.Objects;

/**
 * Whose a piece of knowledge is, and whom it is for.
 *
 * @param tenant the owner's; null where there are no tenants
 */
record Holding(Scope scope, String owner, String tenant) {

    static final String MANAGE = "knowledge:manage";

    Holding {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(owner, "owner");
    }

    static Holding of(Scope scope, Caller caller) {
        return new Holding(scope, caller.subject(), caller.tenant());
    }

    boolean isOf(Caller caller) {
        return caller.is(owner, tenant);
    }

    /**
     * What somebody keeps for themselves is seen by nobody else, what is a tenant's by no other tenant; and what is not in
     * force by its owner and by who may bring it into force.
     */
    boolean isVisibleTo(Caller caller, boolean inForce) {
        boolean reaches =
                switch (scope) {
                    case ME -> isOf(caller);
                    case TEAM -> Objects.equals(tenant, caller.tenant());
                    case ALL -> true;
                };
        return isOf(caller) || mayReview(caller) || reaches && inForce;
    }

    /**
     * Who may say what holds for others: a manager of knowledge for their own tenant, and for everyone one who belongs to
     * no tenant.
     */
    boolean mayReview(Caller caller) {
        return switch (scope) {
            case ME -> isOf(caller);
            case TEAM -> caller.may(MANAGE) && Objects.equals(tenant, caller.tenant());
            case ALL -> caller.may(MANAGE) && caller.tenant() == null;
        };
    }

    /** @throws AccessException for one who may see it, but neither owns nor reviews it */
    void requireChangeable(Caller caller) {
        if (!isOf(caller) && !mayReview(caller)) {
            throw new AccessException(ErrorCode.ACCESS_DENIED, "Access denied");
        }
    }

    /** @throws AccessException for one who may not review it */
    void requireReviewable(Caller caller) {
        if (!mayReview(caller)) {
            throw new AccessException(ErrorCode.ACCESS_DENIED, "Access denied");
        }
    }
}
