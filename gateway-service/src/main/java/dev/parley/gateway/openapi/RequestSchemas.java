package dev.parley.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/**
 * How bodies of requests are read: a field that is not known is refused, one that need not be there may be null, and so may a whole body. A schema
 * that stands in an answer as well is held to the same, which is true of it too.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RequestSchemas implements OASFilter {

    private static final String PREFIX = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> named = document.getComponents().getSchemas();
        Set<Schema> seen = new HashSet<>();
        for (PathItem path : document.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                if (operation.getRequestBody() != null) {
                    close(operation.getRequestBody(), named, seen);
                }
            }
        }
    }

    private static void close(RequestBody body, Map<String, Schema> named, Set<Schema> seen) {
        boolean required = body.getRequired() != null && body.getRequired();
        for (MediaType form : body.getContent().getMediaTypes().values()) {
            close(form.getSchema(), named, seen);
            form.setSchema(required ? form.getSchema() : orNull(form.getSchema()));
        }
    }

    private static void close(Schema schema, Map<String, Schema> named, Set<Schema> seen) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            close(named.get(schema.getRef().substring(PREFIX.length())), named, seen);
        }
        if (!seen.add(schema)) {
            return;
        }
        close(schema.getItems(), named, seen);
        if (schema.getProperties() != null) {
            schema.setAdditionalPropertiesBoolean(false);
            List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
            Map.copyOf(schema.getProperties()).forEach((name, property) -> {
                close(property, named, seen);
                if (!required.contains(name)) {
                    schema.addProperty(name, orNull(property));
                }
            });
        }
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            Schema reference = OASFactory.createSchema().ref(property.getRef());
            return OASFactory.createSchema()
                    .description(property.getDescription())
                    .addAnyOf(reference)
                    .addAnyOf(OASFactory.createSchema().type(List.of(SchemaType.NULL)));
        }
        List<SchemaType> types = property.getType();
        if (types != null && !types.contains(SchemaType.NULL)) {
            List<SchemaType> more = new ArrayList<>(types);
            more.add(SchemaType.NULL);
            property.setType(more);
        }
        return property;
    }
}
