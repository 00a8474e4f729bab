package dev.parley.gateway.socket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.ConfigFunction;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import dev.parley.model.message.QueryOptions;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How strictly messages of clients are read, from the same annotations that OpenAPI takes it from: a field that is not known
 * is refused, one that need not be there may be null.
 */
final class ClientFields {

    private ClientFields() {}

    static void describe(SchemaGeneratorConfigBuilder config) {
        config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        config.forFields()
                .withRequiredCheck(field -> schema(field).map(Schema::required).orElse(false))
                .withNullableCheck(field -> field.isFakeContainerItemScope()
                        ? null
                        : !schema(field).map(Schema::required).orElse(false))
                .withStringMinLengthResolver(bound(Schema::minLength, 0))
                .withStringMaxLengthResolver(bound(Schema::maxLength, Integer.MAX_VALUE))
                .withNumberInclusiveMinimumResolver(
                        field -> most(field).map(most -> BigDecimal.ONE).orElse(null))
                .withNumberInclusiveMaximumResolver(field -> most(field).orElse(null))
                .withCustomDefinitionProvider((field, context) -> {
                    if (!isOption(field, "timeout")) {
                        return null;
                    }
                    ObjectNode duration = context.getGeneratorConfig().createObjectNode();
                    duration.putArray("type").add("string").add("number").add("null");
                    return new CustomPropertyDefinition(duration, CustomDefinition.AttributeInclusion.NO);
                });
    }

    /** What a record cannot say of its fields together. */
    static ObjectNode related(Class<?> message, ObjectNode schema) {
        if (message == ClientMessage.Subscribe.class) {
            taskOrAll(schema.putArray("oneOf"));
        } else if (message == ClientMessage.Unsubscribe.class) {
            taskOrAll(schema.putArray("anyOf"));
        } else if (message == ClientMessage.Answer.class) {
            oneOf(schema.putArray("oneOf"), "option_id", "option_ids", "text");
        }
        return schema;
    }

    private static void taskOrAll(ArrayNode either) {
        ObjectNode task = either.addObject();
        task.putObject("properties").putObject("task_id").put("type", "string");
        task.putArray("required").add("task_id");
        ObjectNode all = either.addObject();
        all.putObject("properties").putObject("all").put("const", true);
        all.putArray("required").add("all");
    }

    private static void oneOf(ArrayNode either, String... fields) {
        for (String field : fields) {
            ObjectNode one = either.addObject();
            one.putObject("properties").putObject(field).putObject("not").put("type", "null");
            one.putArray("required").add(field);
        }
    }

    private static Optional<Schema> schema(FieldScope field) {
        return Optional.ofNullable(field.getAnnotation(Schema.class));
    }

    private static ConfigFunction<FieldScope, Integer> bound(Function<Schema, Integer> bound, int none) {
        return field -> schema(field).map(bound).filter(value -> value != none).orElse(null);
    }

    private static Optional<BigDecimal> most(FieldScope field) {
        if (isOption(field, "rowLimit")) {
            return Optional.of(BigDecimal.valueOf(QueryOptions.MAX_ROW_LIMIT));
        }
        return isOption(field, "measure")
                ? Optional.of(BigDecimal.valueOf(QueryOptions.MAX_MEASURE))
                : Optional.empty();
    }

    private static boolean isOption(FieldScope field, String name) {
        return field.getDeclaringType().getErasedType() == QueryOptions.class
                && field.getDeclaredName().equals(name);
    }
}
