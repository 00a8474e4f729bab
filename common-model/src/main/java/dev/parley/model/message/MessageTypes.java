package dev.parley.model.message;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The record behind a {@code ce_type}, found in the sealed families themselves. */
public final class MessageTypes {

    private static final int MAX_SHOWN_CHARS = 80;
    private static final List<Class<? extends Message>> ALL = List.copyOf(records(Message.class));

    private MessageTypes() {}

    /** Every message record, each once. */
    public static List<Class<? extends Message>> all() {
        return ALL;
    }

    /** @throws ValidationException when no record of that family has the name */
    public static <M extends Message> Class<? extends M> named(String type, Class<M> family) {
        for (Class<? extends Message> candidate : ALL) {
            if (candidate.getSimpleName().equals(type) && family.isAssignableFrom(candidate)) {
                return candidate.asSubclass(family);
            }
        }
        String known = ALL.stream()
                .filter(family::isAssignableFrom)
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        throw new ValidationException(
                ErrorCode.UNREADABLE_RECORD, "header `ce_type` is `" + shortened(type) + "`; expected one of " + known);
    }

    private static String shortened(String type) {
        return type.length() <= MAX_SHOWN_CHARS ? type : type.substring(0, MAX_SHOWN_CHARS) + "…";
    }

    private static Set<Class<? extends Message>> records(Class<? extends Message> type) {
        if (type.isRecord()) {
            return Set.of(type);
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted -> records(permitted.asSubclass(Message.class)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
