package dev.parley.gateway.databases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who a role of Parley is on the server.
 *
 * @param password null in a change that keeps it
 */
@Schema(name = "Credentials")
record Credentials(
        @Schema(examples = "zoo_reader", required = true, minLength = 1, maxLength = 1_000)
        String username,

        @Schema(
                description = "Never returned. In a change it may be missing, and stays what it was, as long as the url"
                        + " and the username stay.")
        String password) {

    /** Shows no password. */
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
