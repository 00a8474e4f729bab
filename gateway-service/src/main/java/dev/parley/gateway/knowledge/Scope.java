package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom knowledge is for. */
@Schema(enumeration = {"me", "team", "all"})
enum Scope {
    /** Its owner alone. */
    ME,
    /** The owner's tenant; where there are no tenants, all who have none. */
    TEAM,
    /** Everyone, of whatever tenant. */
    ALL;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Scope of(String text) {
        return Names.one("scope", values(), text);
    }
}
