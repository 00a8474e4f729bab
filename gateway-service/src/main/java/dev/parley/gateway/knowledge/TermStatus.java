package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a term has come. */
@Schema(enumeration = {"proposed", "approved", "rejected"})
enum TermStatus {
    /** For its owner alone until somebody approves it. */
    PROPOSED,
    /** For all whom its scope names. */
    APPROVED,
    /** For nobody. */
    REJECTED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static TermStatus of(String text) {
        return Names.one("status", values(), text);
    }
}
