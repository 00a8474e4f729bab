package dev.parley.gateway.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.security.Caller;
import dev.parley.model.Json;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who has called.
 *
 * @param tenant null where there are no tenants
 * @param email as the newest token says; null when it does not
 * @param name as the newest token says; null when it does not
 * @param lastLogin when they last called, to within some minutes
 * @param version grows by one with every change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "User")
record User(
        UUID id,
        String subject,
        String tenant,
        String email,
        String name,
        boolean active,
        Instant firstSeen,
        Instant lastLogin,
        int version) {

    static User first(Caller caller, Profile profile, Instant now) {
        return new User(
                idOf(caller.subject(), caller.tenant()),
                caller.subject(),
                caller.tenant(),
                profile.email(),
                profile.name(),
                true,
                now,
                now,
                1);
    }

    /** The same at every gateway, before anybody has looked into the table. */
    static UUID idOf(String subject, String tenant) {
        try {
            byte[] name = Json.string(Arrays.asList(tenant, subject)).getBytes(UTF_8);
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
            long high = (digest.getLong() & ~0xF000L) | 0x8000L; // version 8, a form of our own
            long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean calledWithin(Duration time, Instant now) {
        return lastLogin.plus(time).isAfter(now);
    }

    User withActive(boolean isActive) {
        return new User(id, subject, tenant, email, name, isActive, firstSeen, lastLogin, version + 1);
    }
}
