package dev.parley.gateway.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with JSON that a client sent, in words for the client. */
public final class UnreadableJson {

    /** How the parser tells a place. */
    private static final String PLACE = "\\[Source: .*?; line: (\\d+), column: (\\d+)\\]";

    private static final Map<Class<?>, String> SHOWN_AS = Map.of(
            String.class, "a text",
            Boolean.class, "true or false",
            Integer.class, "a whole number",
            Long.class, "a whole number",
            UUID.class, "an id such as 019cab00-0000-7000-8000-000000000001",
            Duration.class, "a length of time: seconds, or text such as \"PT30S\"",
            Instant.class, "a time such as 2026-03-01T12:00:00Z");

    private UnreadableJson() {}

    /** @param what such as {@code body} */
    public static Failure failure(JsonProcessingException e, String what) {
        return Failure.of(ErrorCode.INVALID_REQUEST, describe(e, what), Instant.now());
    }

    private static String describe(JsonProcessingException e, String what) {
        Optional<String> notJson = notJson(e);
        if (notJson.isPresent()) {
            return "The " + what + " is not JSON" + notJson.get();
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return "The " + what + " is not JSON: " + e.getOriginalMessage();
        }
        if (mapping.getCause() instanceof ParleyException parley) {
            return parley.failure().message();
        }
        String field = field(mapping);
        if (field.isEmpty()) {
            return "The " + what + " does not have the right form; send a JSON object";
        }
        return e instanceof UnrecognizedPropertyException
                ? "Unknown field `" + field + "`"
                : "`" + field + "` does not have the right type" + wanted(mapping);
    }

    /** The place and what is wrong there, to be read after "not JSON"; empty when it is JSON, of another form. */
    public static Optional<String> notJson(JsonProcessingException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(JsonParseException.class::isInstance)
                .map(JsonParseException.class::cast)
                .findFirst()
                .map(parse -> place(parse.getLocation()) + ": "
                        + parse.getOriginalMessage()
                                .replaceAll(PLACE, "line $1, column $2")
                                .replace("close marker for Object (start marker", "} for the { (")
                                .replace("close marker for Array (start marker", "] for the [ (")
                                .replace("( at", "(at"));
    }

    /** The place of a value, such as {@code options.row_limit}; empty when it is the whole. */
    public static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    /** What the field takes instead, to be read after "does not have the right type"; empty when that takes more to say. */
    public static String wanted(JsonMappingException e) {
        Class<?> type =
                switch (e) {
                    case ValueInstantiationException instantiation ->
                        instantiation.getType().getRawClass();
                    case MismatchedInputException mismatched -> mismatched.getTargetType();
                    default -> null;
                };
        return type == null
                ? ""
                : shownAs(type).map(shown -> ": it is " + shown).orElse("");
    }

    private static Optional<String> shownAs(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of("one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Optional.of("a list");
        }
        return Optional.ofNullable(type.isRecord() ? "an object" : SHOWN_AS.get(type));
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
