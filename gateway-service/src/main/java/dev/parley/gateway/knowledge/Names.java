package dev.parley.gateway.knowledge;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as they are written in JSON and in parameters: in lower case. */
final class Names {

    private Names() {}

    /**
     * @return null for null
     * @throws ValidationException naming those that there are
     */
    static <E extends Enum<E>> E one(String field, E[] all, String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(all)
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ValidationException(
                        ErrorCode.INVALID_REQUEST,
                        "`" + field + "` must be one of "
                                + Arrays.stream(all)
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
