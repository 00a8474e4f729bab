package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a verified query is worth. */
@Schema(enumeration = {"proposed", "verified", "broken", "set_aside"})
enum VerifiedStatus {
    /** Answers its owner alone until somebody vouches for it. */
    PROPOSED,
    /** Answers all whom its scope names. */
    VERIFIED,
    /** Its SQL failed; it answers nobody until it is changed or approved again. */
    BROKEN,
    /** A reviewer does not want it to answer. */
    SET_ASIDE;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static VerifiedStatus of(String text) {
        return Names.one("status", values(), text);
    }
}
