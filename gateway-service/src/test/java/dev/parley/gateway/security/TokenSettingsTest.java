package dev.parley.gateway.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSettingsTest {

    private static final String QUICK_START =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlivFI8qB4D0y2jy0CfEqFyy46R0o7S8TKpsx5xbHKoU1VWg6QkQm+ntyIv1p4kE1sPEQO73+HY8+Bzs75XwRTYL1BmR1w8J5hmjVWjc6R2BTBGAYRPFRhor3kpM6ni2SPmNNhurEAHw7TaqszP5eUF/F9+KEBWkwVta+PZ37bwqSE4sCb1soZFrVz/UT/LF4tYpuVYt3YbqToZ3pZOZ9AX2o1GCG3xwOjkc4x0W7ezbQZdC9iftPxVHR8irOijJRRjcPDtA6vPKpzLl6CyYnsIYPd99ltwxTHjr3npfv/3Lw50bAkbT4HeLFxTx4flEoZLKO/g0bAoV2uqBhkA9xnQIDAQAB";
    private static final String JWT_IO =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0/IzW7yWR7QkrmBL7jTKEn5u+qKhbwKfBstIs+bMY2Zkp18gnTxKLxoS2tFczGkPLPgizskuemMghRniWaoLcyehkd3qqGElvW/VDL5AaWTg0nLVkjRo9z+40RQzuVaE8AkAFmxZzow3x+VJYKdjykkJ0iT9wCS0DRTXu269V264Vf/3jvredZiKRkgwlL9xNAwxXFg0x/XFw005UWVRIkdgcKWTjpBP2dPwVZ4WWC+9aGVd+Gyn1o0CLelf4rEjGoXbAAEgAqeGUxrcIlbjXfbcmwIDAQAB";

    @TempDir
    Path folder;

    @Test
    void shouldStartWithAKeyAnIssuerAndAnAudience() throws Exception {
        Map<String, String> settings = complete(pem(2_048));

        assertThatCode(() -> TokenSettings.require(config(settings), true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.publickey.location, is not set",
        "mp.jwt.verify.issuer, is not set",
        "mp.jwt.verify.audiences, is not set"
    })
    void shouldNotStartWithoutOneOfThem(String setting, String why) throws Exception {
        Map<String, String> settings = complete(pem(2_048));
        settings.remove(setting);

        assertThatThrownBy(() -> TokenSettings.require(config(settings), true))
                .hasMessageStartingWith(setting + " " + why);
    }

    @Test
    void shouldDoWithoutIssuerAndAudienceInDevelopment() throws Exception {
        Map<String, String> settings = complete(pem(2_048));
        settings.remove("mp.jwt.verify.issuer");
        settings.remove("mp.jwt.verify.audiences");

        assertThatCode(() -> TokenSettings.require(config(settings), false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smallrye.jwt.verify.relax-key-validation | true | too short
            smallrye.jwt.verify.algorithm | none | "none"
            mp.jwt.verify.publickey.algorithm | none | "none"
            smallrye.jwt.verify.algorithm | RS256,HS256 | mixes
            smallrye.jwt.verify.secretkey | c2VjcmV0 | only one
            """)
    void shouldNotStartWithASettingThatOpensTheDoor(String setting, String value, String why) throws Exception {
        Map<String, String> settings = complete(pem(2_048));
        settings.put(setting, value);

        assertThatThrownBy(() -> TokenSettings.require(config(settings), true))
                .hasMessageStartingWith(setting)
                .hasMessageContaining(why);
    }

    @Test
    void shouldNotStartWithAWeakKey() throws Exception {
        assertRefused(pem(1_024), "1024 bits");
        assertRefused("{\"kty\":\"oct\",\"k\":\"" + base64(new byte[16]) + "\"}", "128 bits");
        assertRefused(
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + base64("a".repeat(40).getBytes()) + "\"}]}", "repeats itself");
        assertRefused("{\"keys\":[]}", "neither");
        assertRefused("nonsense", "neither");
    }

    /** It would start, and refuse every token. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0OwZ3vC8pQkq0bXn1yV7tR5sWmL2aJdG4hFuEiTzKxY | HS256 | is not a JWK
            {"kty":"oct","k":"0OwZ3vC8pQkq0bXn1yV7tR5sWmL2aJdG4hFuEiTzKxY"} | RS256 | HS256
            {"kty":"oct","k":"c2VjcmV0"} | HS256 | 48 bits
            """)
    void shouldNotStartWithASecretThatNoTokenHoldsBy(String secret, String algorithm, String why) throws Exception {
        assertThatThrownBy(() -> TokenSettings.require(config(secret(secret, algorithm)), true))
                .hasMessageStartingWith("smallrye.jwt.verify.secretkey")
                .hasMessageContaining(why);
    }

    @Test
    void shouldStartWithASecretAsJwk() throws Exception {
        Map<String, String> settings = secret(
                "{\"kty\":\"oct\",\"k\":\"" + base64("Wq7!xR2#mB9$kT4%pL6^nV8&cJ3*dF5(".getBytes()) + "\"}", "HS256");

        assertThatCode(() -> TokenSettings.require(config(settings), true)).doesNotThrowAnyException();
    }

    @Test
    void shouldNotStartWithAPublicKeyWhereTheAlgorithmIsOneOfSecrets() throws Exception {
        Map<String, String> settings = complete(pem(2_048));
        settings.put("smallrye.jwt.verify.algorithm", "HS256");

        assertThatThrownBy(() -> TokenSettings.require(config(settings), true)).hasMessageContaining("public key");
    }

    private Map<String, String> secret(String secret, String algorithm) throws Exception {
        Map<String, String> settings = complete("");
        settings.remove("mp.jwt.verify.publickey.location");
        settings.put("smallrye.jwt.verify.secretkey", secret);
        settings.put("smallrye.jwt.verify.algorithm", algorithm);
        return settings;
    }

    @Test
    void shouldNotStartWithTheKeyOfASample() throws Exception {
        assertRefused(QUICK_START, "from a sample");
        assertRefused(JWT_IO, "from a sample");
        assertRefused(
                "{\"kty\":\"oct\",\"k\":\"" + base64("a-string-secret-at-least-256-bits-long".getBytes()) + "\"}",
                "from a sample");
    }

    @Test
    void shouldNotStartWithAPrivateKeyOrAFileThatIsNotThere() throws Exception {
        Key key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        assertRefused(pem("PRIVATE KEY", key), "private key");

        Map<String, String> settings = complete(pem(2_048));
        settings.put(
                "mp.jwt.verify.publickey.location",
                folder.resolve("nowhere.pem").toString());
        assertThatThrownBy(() -> TokenSettings.require(config(settings), true)).hasMessageContaining("cannot be read");
    }

    @Test
    void shouldLeaveTheKeysOfAServerToItsFirstToken() throws Exception {
        Map<String, String> settings = complete(pem(2_048));
        settings.put("mp.jwt.verify.publickey.location", "https://id.example/keys");

        assertThatCode(() -> TokenSettings.require(config(settings), true)).doesNotThrowAnyException();
    }

    private void assertRefused(String key, String why) throws Exception {
        assertThatThrownBy(() -> TokenSettings.require(config(complete(key)), true))
                .hasMessageStartingWith("mp.jwt.verify.publickey.location leads to")
                .hasMessageContaining(why);
    }

    private Map<String, String> complete(String key) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), key);
        return new HashMap<>(Map.of(
                "mp.jwt.verify.publickey.location", file.toString(),
                "mp.jwt.verify.issuer", "https://id.example",
                "mp.jwt.verify.audiences", "parley"));
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    private static String pem(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return pem("PUBLIC KEY", generator.generateKeyPair().getPublic());
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
