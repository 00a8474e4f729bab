package dev.parley.runtime.cache;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.parley.model.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How values stand in Redis: as JSON with everything in it, what is null as well, so that it can be told from a value that
 * lacks something.
 */
final class ValueJson {

    /** For what is known not to be there. No JSON, so no value. */
    private static final String ABSENT = "absent";

    private static final ObjectMapper MAPPER = Json.mapper()
            .copy()
            .setAnnotationIntrospector(new Whole())
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private static final Map<JavaType, String> SHAPES = new ConcurrentHashMap<>();

    private ValueJson() {}

    /** Leaves nothing out, whatever a type says of itself. */
    private static final class Whole extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;
        private static final JsonInclude.Value ALWAYS =
                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
            return ALWAYS;
        }
    }

    static String of(Optional<?> value) {
        if (value.isEmpty()) {
            return ABSENT;
        }
        try {
            return MAPPER.writeValueAsString(value.get());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot keep " + value.get().getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * @return null for what is known not to be there
     * @throws JsonProcessingException when it is no value of the type, or lacks something
     * @throws NullPointerException when it is the null of JSON
     */
    static Object read(String json, JavaType type) throws JsonProcessingException {
        return json.equals(ABSENT) ? null : Objects.requireNonNull(MAPPER.readValue(json, type));
    }

    /** Another one when values of the type look otherwise: a release that has changed a record does not read older ones. */
    static String shape(JavaType type) {
        return SHAPES.computeIfAbsent(type, key -> {
            Map<String, Object> records = new TreeMap<>();
            describe(key, records, new HashSet<>());
            return key.toCanonical() + records;
        });
    }

    private static void describe(JavaType type, Map<String, Object> records, Set<JavaType> seen) {
        if (!seen.add(type)) {
            return;
        }
        for (JavaType parameter : type.getBindings().getTypeParameters()) {
            describe(parameter, records, seen);
        }
        if (type.isArrayType()) {
            describe(type.getContentType(), records, seen);
        }
        if (type.isRecordType()) {
            Map<String, String> components = new TreeMap<>();
            BeanDescription json = MAPPER.getDeserializationConfig().introspect(type);
            json.findProperties().forEach(component -> {
                components.put(component.getName(), component.getPrimaryType().toCanonical());
                describe(component.getPrimaryType(), records, seen);
            });
            records.put(type.toCanonical(), components);
        }
    }
}
