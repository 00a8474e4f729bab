package dev.parley.embedded.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void shouldSayTenantAndDatabasesOnlyWhereThereAre() throws Exception {
        TokenIssuer issuer = new TokenIssuer(SigningKey.in(folder));

        String narrow = issuer.issue(new Bearer("ann", "acme", List.of(), List.of("shop")), Duration.ofMinutes(5));
        String wide = issuer.issue(new Bearer("ann", null, List.of(), null), Duration.ofMinutes(5));

        assertThat(payload(narrow)).contains("\"tenant\":\"acme\"").contains("\"databases\":[\"shop\"]");
        assertThat(payload(wide)).doesNotContain("tenant").doesNotContain("databases");
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
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
    void shouldMakeOneKeyForAllWhoComeAtOnce() throws Exception {
        List<Callable<SigningKey>> turns = Collections.nCopies(4, () -> SigningKey.in(folder));
        Set<PrivateKey> keys = new HashSet<>();
        try (ExecutorService together = Executors.newFixedThreadPool(turns.size())) {
            for (Future<SigningKey> key : together.invokeAll(turns)) {
                keys.add(key.get().privateKey());
            }
        }
        assertThat(keys).hasSize(1);
    }

    @Test
    void shouldPutRightAPublicKeyThatDoesNotFit() throws Exception {
        Path file = SigningKey.in(folder).publicKeyFile();
        String right = Files.readString(file);
        Files.copy(SigningKey.in(folder.resolve("other")).publicKeyFile(), file, StandardCopyOption.REPLACE_EXISTING);
        SigningKey.in(folder);
        assertThat(file).hasContent(right);
        Files.delete(file);
        SigningKey.in(folder);
        assertThat(file).hasContent(right);
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
