package dev.parley.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.gateway.testing.RestClient;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each operation that OpenAPI lists, called with each permission. What it needs is read in the docs. */
@QuarkusTest
class PermissionMatrixQuarkusTest {

    private static final Path DOCS = Path.of("..", "docs", "architecture.md");
    private static final String ROOT = "/api/v1";
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z:-]+)`(?: \\([^|]*\\))? \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern ENDPOINT = Pattern.compile("`(?:(GET|POST|PUT|PATCH|DELETE) )?(/[^`]*)`");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void shouldDocumentThePermissionOfEachOperation() throws IOException {
        assertThat(documented().keySet()).isEqualTo(operations());
    }

    @Test
    void shouldLetInWhoHasThePermissionAndNobodyElse() throws IOException {
        Map<String, Set<String>> needed = documented();
        Set<String> permissions = new TreeSet<>();
        needed.values().forEach(permissions::addAll);
        Map<String, RestClient> bearers = new LinkedHashMap<>();
        permissions.forEach(permission -> bearers.put(permission, RestClient.of("matrix", permission)));
        RestClient nobody = RestClient.withToken(null);
        RestClient nothing = RestClient.of("matrix");

        needed.forEach((operation, sufficient) -> {
            assertThat(status(nobody, operation))
                    .as(operation + " without a token")
                    .isEqualTo(401);
            assertThat(status(nothing, operation))
                    .as(operation + " without a permission")
                    .isEqualTo(403);
            bearers.forEach((permission, bearer) -> {
                int status = status(bearer, operation);
                if (sufficient.contains(permission)) {
                    assertThat(status)
                            .as(operation + " with " + permission)
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    assertThat(status).as(operation + " with " + permission).isEqualTo(403);
                }
            });
        });
    }

    @Test
    void shouldRefuseListsOfTheWholeInstallationToATenant() throws IOException {
        List<String> forOperators = List.of("admin:read", "admin:dead-letters", "admin:users");
        RestClient ofTenant = RestClient.withToken(EmbeddedServers.stack()
                .tokens()
                .issue(new TokenIssuer.Bearer("matrix", "acme", forOperators, null), Duration.ofMinutes(30)));

        documented().forEach((operation, sufficient) -> {
            if (sufficient.stream().anyMatch(forOperators::contains)) {
                assertThat(status(ofTenant, operation)).as(operation).isEqualTo(403);
            }
        });
    }

    private static int status(RestClient client, String operation) {
        String[] parts = operation.split(" ");
        String path = parts[1].replaceAll("\\{(partition|offset)}", "0")
                .replace("{id}", UUID.randomUUID().toString())
                .replaceAll("\\{[a-z_]+}", "nothing-of-that-name");
        boolean bodiless = parts[0].equals("GET") || parts[0].equals("DELETE");
        return client.status(parts[0], path, bodiless ? null : "{}");
    }

    /** What is enough for each operation, by the table of permissions. An endpoint without a method has the one before it. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> needed = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(DOCS));
        while (row.find()) {
            Matcher endpoint = ENDPOINT.matcher(row.group(2));
            String method = "GET";
            while (endpoint.find()) {
                method = endpoint.group(1) == null ? method : endpoint.group(1);
                needed.computeIfAbsent(method + " " + ROOT + endpoint.group(2), key -> new TreeSet<>())
                        .add(row.group(1));
            }
        }
        return needed;
    }

    private static Set<String> operations() {
        JsonNode paths =
                RestClient.withToken(null).get("/q/openapi?format=json").body().path("paths");
        Set<String> operations = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (METHODS.contains(method) && path.getKey().startsWith(ROOT)) {
                operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }));
        return operations;
    }
}
