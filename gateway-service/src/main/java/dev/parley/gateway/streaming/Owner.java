package dev.parley.gateway.streaming;

import dev.parley.gateway.security.Caller;

/**
 * Whose tasks they are.
 *
 * @param tenant null where there are no tenants
 */
public record Owner(String subject, String tenant) {

    public static Owner of(Caller caller) {
        return new Owner(caller.subject(), caller.tenant());
    }
}
