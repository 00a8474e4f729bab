package dev.parley.embedded.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

    @TempDir
    Path folder;

    @Test
    void shouldIssueWhatTheGatewayChecks() throws Exception {
        SigningKey key = SigningKey.in(folder);
        String token = new TokenIssuer(key).issue("ann", List.of("query:read"), Duration.ofMinutes(5));

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(publicKey(key.publicKeyFile()))
                .setExpectedIssuer("parley-local")
                .setExpectedAudience("parley")
                .setRequireExpirationTime()
                .setRequireJwtId()
                .build()
                .processToClaims(token);

        assertThat(claims.getSubject()).isEqualTo("ann");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("ann");
        assertThat(claims.getStringListClaimValue("permissions")).containsExactly("query:read");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isBetween(299L, 301L);
    }

    @Test
    void shouldMakeTheKeyOnce() throws Exception {
        SigningKey.in(folder);
        String first = Files.readString(folder.resolve("private.pem"));
        SigningKey.in(folder);
        assertThat(folder.resolve("private.pem")).hasContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepPasswordsBetweenRuns() {
        Passwords passwords = Passwords.in(folder);
        String made = passwords.of("redis");
        passwords.save();
        assertThat(Passwords.in(folder).of("redis")).isEqualTo(made).matches("[A-Za-z0-9_-]{32}");
        assertThat(passwords.of("other")).isNotEqualTo(made);
        assertThat(passwords.toString()).doesNotContain(made);
    }

    private static PublicKey publicKey(Path pem) throws Exception {
        byte[] encoded = Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
