package dev.parley.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Every refusal is a problem document, so each has its schema and an example; and every operation may be refused. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String SCHEMA = "Problem";

    /** Those that any operation may give. */
    private static final Map<String, String> EVERYWHERE = Map.of(
            "401", "Authentication is required",
            "403", "Access denied",
            "406", "The answer is in none of the forms that `Accept` names",
            "429", "You have asked more often than your limits allow",
            "503", "Parley cannot take this in at the moment");

    private static final Map<String, String> WITH_BODY = Map.of(
            "400", "The body is not JSON, or not of this form",
            "413", "The body is too large",
            "415", "The body is not `application/json`");

    private static final String WRONG_PARAMETER = "A parameter cannot be read";

    /** The server's own, before anything is read: no problem document. */
    private static final String ADDRESS_TOO_LONG = "The address is longer than 4,096 characters; without a body";

    /** A code that a client may meet with each status. */
    private static final Map<String, String> CODES = Map.of(
            "400", "PARLEY-2001",
            "401", "PARLEY-3001",
            "403", "PARLEY-3002",
            "404", "PARLEY-2003",
            "406", "PARLEY-2001",
            "429", "PARLEY-5010",
            "409", "PARLEY-2011",
            "422", "PARLEY-2010",
            "503", "PARLEY-5002");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.getOperations().values().forEach(ProblemResponses::complete);
            }
        });
    }

    private static void complete(Operation operation) {
        add(operation, EVERYWHERE);
        if (operation.getRequestBody() != null) {
            add(operation, WITH_BODY);
        }
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            add(operation, Map.of("400", WRONG_PARAMETER));
        }
        Map<String, APIResponse> sorted = new TreeMap<>(operation.getResponses().getAPIResponses());
        sorted.forEach((status, response) -> {
            if (status.compareTo("400") >= 0) {
                response.setContent(content(status, response.getDescription()));
            }
        });
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            sorted.put("414", OASFactory.createAPIResponse().description(ADDRESS_TOO_LONG));
        }
        operation.getResponses().setAPIResponses(sorted);
    }

    /** Those that the operation does not describe itself. */
    private static void add(Operation operation, Map<String, String> descriptions) {
        descriptions.forEach((status, description) -> {
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
            }
        });
    }

    private static Content content(String status, String detail) {
        return OASFactory.createContent()
                .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA))
                                .example(example(status, detail)));
    }

    private static Map<String, Object> example(String status, String detail) {
        String code = CODES.getOrDefault(status, status.startsWith("5") ? "PARLEY-4003" : "PARLEY-2001");
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:parley:error:" + code);
        problem.put("title", detail);
        problem.put("status", Integer.valueOf(status));
        problem.put("detail", detail);
        problem.put("error", detail);
        problem.put("message", detail);
        problem.put("error_code", code);
        problem.put("timestamp", "2026-03-01T12:00:00Z");
        return problem;
    }
}
