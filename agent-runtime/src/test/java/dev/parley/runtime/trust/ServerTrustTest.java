package dev.parley.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTrustTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/shop, PREFER",
        "postgresql://db/shop?application_name=x, PREFER",
        "postgresql://db/shop?sslmode=disable, DISABLE",
        "postgresql://db/shop?application_name=x&sslmode=require, REQUIRE",
        "postgresql://db/shop?sslmode=verify-ca, VERIFY_CA",
        "postgresql://db/shop?sslmode=verify-full, VERIFY_FULL"
    })
    void shouldEncryptWhereTheServerDoesUnlessTheAddressSaysOtherwise(String url, SslMode mode) {
        assertThat(ServerTrust.connectingTo(url, null).getSslMode()).isEqualTo(mode);
    }

    @Test
    void shouldLookAtTheNameOfTheHostWhereAllIsVerified() {
        PgConnectOptions full = ServerTrust.connectingTo("postgresql://db/shop?sslmode=verify-full", null);
        PgConnectOptions authority = ServerTrust.connectingTo("postgresql://db/shop?sslmode=verify-ca", null);

        assertThat(full.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
        assertThat(authority.getHostnameVerificationAlgorithm()).isEmpty();
        assertThat(full.getTrustOptions()).isNotNull();
        assertThat(full.isTrustAll()).isFalse();
    }

    @Test
    void shouldNameTheFileThatIsNoCertificate() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "nonsense");

        assertThatThrownBy(() -> ServerTrust.pem("parley.registry.ca-certificate", file))
                .hasMessageContaining("parley.registry.ca-certificate")
                .hasMessageContaining("ca.pem");
    }
}
