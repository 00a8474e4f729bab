package dev.parley.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.Json;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.ZooDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registered database whose server has a certificate for {@code localhost} that it made itself. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class EncryptionQuarkusTest {

    private static final String PATH = "/api/v1/databases";
    private static final String NOT_TRUSTED = "The server's certificate is of no authority that is trusted";

    private final RestClient ann = RestClient.of("ann", "database:manage", "query:read");
    private final String name = "zoo-" + UUID.randomUUID().toString().substring(0, 8);
    private ZooDatabase zoo;
    private SelfMade own;

    @BeforeEach
    void encrypt() throws Exception {
        zoo = ZooDatabase.on(EmbeddedServers.stack());
        own = SelfMade.of("localhost");
        try (Connection superuser = EmbeddedServers.stack().superuser().connect()) {
            own.shownBy(superuser);
        }
        Eventually.holds(() -> assertThat(message(tested("localhost", "verify-ca", own.certificate())))
                .isEmpty());
    }

    @AfterEach
    void restore() throws SQLException {
        ann.delete(PATH + "/" + name);
        try (Connection superuser = EmbeddedServers.stack().superuser().connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER SYSTEM RESET ssl");
            statement.execute("ALTER SYSTEM RESET ssl_cert_file");
            statement.execute("ALTER SYSTEM RESET ssl_key_file");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, verify-full", "127.0.0.1, verify-ca"})
    void shouldTrustTheAuthorityThatIsSentWithIt(String host, String mode) throws SQLException {
        Reply registered =
                ann.post(PATH, registration(host, mode, own.certificate()).toString());

        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        assertThat(ann.get(PATH + "/" + name).body().path("ca_certificate").asText())
                .isEqualTo(own.certificate());
        assertThat(ann.get(PATH + "/" + name + "/schema").body().toString()).contains("animals");
        assertThat(ann.post(PATH + "/" + name + "/test", "")
                        .body()
                        .path("usable")
                        .asBoolean())
                .isTrue();
        assertThat(encrypted()).as("connections of the catalog's pool").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "require"})
    void shouldEncryptWithoutLookingAtTheCertificate(String mode) {
        assertThat(tested("127.0.0.1", mode, null).path("usable").asBoolean()).isTrue();
    }

    @Test
    void shouldNotTrustACertificateForAnotherHost() {
        assertThat(message(tested("127.0.0.1", "verify-full", own.certificate())))
                .contains(NOT_TRUSTED);
    }

    @Test
    void shouldNotTrustAnotherAuthority() throws Exception {
        assertThat(message(tested(
                        "localhost", "verify-full", SelfMade.of("localhost").certificate())))
                .contains(NOT_TRUSTED);
        assertThat(message(tested("localhost", "verify-ca", null)))
                .as("those of the JVM")
                .contains(NOT_TRUSTED);
    }

    @Test
    void shouldNotSendAPasswordUnencryptedWhereThatWasAskedFor() throws SQLException {
        restore();

        Eventually.holds(() -> assertThat(message(tested("localhost", "verify-full", own.certificate())))
                .contains("none that encrypts"));
    }

    @ParameterizedTest
    @CsvSource({
        "require, CERTIFICATE, goes with ?sslmode=verify-ca",
        "verify-full, nonsense, cannot be used",
        "verify-full, -----BEGIN CERTIFICATE-----, cannot be used"
    })
    void shouldRefuseACertificateThatNobodyCouldUse(String mode, String pem, String why) {
        String certificate = pem.equals("CERTIFICATE") ? own.certificate() : pem;

        Reply refused =
                ann.post(PATH, registration("localhost", mode, certificate).toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("message").asText()).contains(why);
    }

    @Test
    void shouldWantThePasswordAgainWhereTheAuthorityChanges() throws Exception {
        ann.post(
                PATH,
                registration("localhost", "verify-full", own.certificate()).toString());
        ObjectNode change = registration(
                "localhost", "verify-full", SelfMade.of("localhost").certificate());
        ((ObjectNode) change.get("catalog")).remove("password");

        Reply refused = ann.put(PATH + "/" + name, "*", change.toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("message").asText()).contains("needed again");
    }

    private JsonNode tested(String host, String mode, String certificate) {
        return ann.post(PATH + "/test", registration(host, mode, certificate).toString())
                .body();
    }

    private static String message(JsonNode report) {
        return report.path("catalog").path("message").asText();
    }

    private ObjectNode registration(String host, String mode, String certificate) {
        ObjectNode registration = (ObjectNode) Json.read("{" + zoo.registration(name) + "}", JsonNode.class);
        registration.put("url", zoo.url().replace("127.0.0.1", host) + "?sslmode=" + mode);
        registration.put("ca_certificate", certificate);
        return registration;
    }

    private static long encrypted() throws SQLException {
        try (Connection superuser = EmbeddedServers.stack().superuser().connect();
                Statement statement = superuser.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                        + " WHERE ssl AND usename = 'zoo_catalog'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
