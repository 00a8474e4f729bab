package dev.parley.model.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import java.util.Arrays;
import java.util.function.Consumer;

/** JSON Schema 2020-12 of records, as {@link Json} writes them. */
public final class RecordSchemas {

    private final SchemaGenerator generator;

    public RecordSchemas() {
        this(config -> {});
    }

    /** @param more that is said of what is read from strangers, such as bounds */
    public RecordSchemas(Consumer<SchemaGeneratorConfigBuilder> more) {
        var config = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE));
        config.forFields()
                .withPropertyNameOverrideResolver(
                        field -> field.getAnnotationConsideringFieldAndGetter(JsonProperty.class) != null
                                ? null
                                : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName()));
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            if (type.getErasedType() == ErrorCode.class) {
                ObjectNode codes = context.getGeneratorConfig().createObjectNode();
                codes.put("type", "string");
                ArrayNode values = codes.putArray("enum");
                Arrays.stream(ErrorCode.values()).map(ErrorCode::code).forEach(values::add);
                return new CustomDefinition(codes);
            }
            return null;
        });
        more.accept(config);
        this.generator = new SchemaGenerator(config.build());
    }

    public ObjectNode of(Class<?> type) {
        return generator.generateSchema(type);
    }
}
