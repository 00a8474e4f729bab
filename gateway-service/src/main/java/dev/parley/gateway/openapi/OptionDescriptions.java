package dev.parley.gateway.openapi;

import dev.parley.model.message.QueryOptions;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The options of a question are a record of the contract, which knows no framework; what they mean is said here. */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 2) // before RequestSchemas
public class OptionDescriptions implements OASFilter {

    private static final String SCHEMA = "QueryOptions";

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "row_limit", "Most rows of the answer, 1 to 10000; 100 when missing",
            "assume", "Take the likeliest reading, and say so, rather than ask back",
            "expected_results", "Rows that the answer has to have, or the task fails with the difference",
            "measure", "Run the SQL so many times more, 1 to 20, and say p50 and p95",
            "dry_run", "Judge and plan the SQL, but do not run it",
            "timeout",
                    "How long the whole question may take: seconds as a number, or an ISO 8601 duration, 1 second to 24"
                            + " hours");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema options = document.getComponents().getSchemas().get(SCHEMA);
        options.getProperties().forEach((name, property) -> property.setDescription(DESCRIPTIONS.get(name)));
        options.getProperties()
                .get("timeout")
                .ref(null)
                .type(List.of(SchemaType.STRING, SchemaType.NUMBER))
                .format(null)
                .example("PT30S");
        between(options, "row_limit", QueryOptions.MAX_ROW_LIMIT);
        between(options, "measure", QueryOptions.MAX_MEASURE);
    }

    private static void between(Schema options, String name, int most) {
        options.getProperties().get(name).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(most));
    }
}
