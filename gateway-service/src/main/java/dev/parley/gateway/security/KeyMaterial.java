package dev.parley.gateway.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Keys that tokens are checked by, and what is wrong with them. Nothing of a key is in what is said. */
final class KeyMaterial {

    private static final int MIN_RSA_BITS = 2_048;
    private static final int MIN_EC_BITS = 256;
    private static final int MIN_SECRET_BYTES = 32;
    private static final int MIN_DIFFERENT_BYTES = 12;

    /** SHA-256 of the encoded keys of widespread samples: jwt.io's key pair and secrets, Quarkus' quick start. */
    private static final Set<String> SAMPLES = Set.of(
            "f56c8b01227f62ddbc16eb29a6ac0b310e276760a5e06302fa881a35146f6bc7",
            "b9c271b9c583d557ea47937306425fc7a16c61b6c6c46d7ccbd995924d5769b6",
            digest("your-256-bit-secret-your-256-bit-secret".getBytes(UTF_8)),
            digest("a-string-secret-at-least-256-bits-long".getBytes(UTF_8)),
            digest("a-string-secret-at-least-512-bits-long-which-is-very-long-indeed".getBytes(UTF_8)));

    private KeyMaterial() {}

    /**
     * @param location of a server, whose keys are checked when they come; or a file, or a resource of the class path
     * @param secrets whether the algorithm is one of secrets (HS…), and not of key pairs
     */
    static Optional<String> faultAt(String location, boolean secrets) {
        if (location.startsWith("http:") || location.startsWith("https:")) {
            return Optional.empty();
        }
        try {
            return fault(read(location), secrets);
        } catch (IOException e) {
            return Optional.of("names " + location + ", which cannot be read");
        }
    }

    /**
     * @param content PEM, or one key or a set of keys as JSON
     * @param secrets whether the algorithm is one of secrets (HS…), and not of key pairs
     */
    static Optional<String> fault(String content, boolean secrets) {
        if (content.contains("PRIVATE KEY")) {
            return Optional.of(
                    "leads to a private key; give the public key, and keep the private one where tokens are made");
        }
        try {
            return keys(content).stream()
                    .flatMap(key -> weakness(key).or(() -> misuse(key, secrets)).stream())
                    .findFirst();
        } catch (GeneralSecurityException | JoseException | IllegalArgumentException e) {
            return Optional.of("leads to what is neither a public key in PEM nor a JWK or a set of them");
        }
    }

    private static List<Key> keys(String content) throws GeneralSecurityException, JoseException {
        String text = content.strip();
        if (text.contains("-----BEGIN CERTIFICATE")) {
            try (InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8))) {
                return List.of(CertificateFactory.getInstance("X.509")
                        .generateCertificate(in)
                        .getPublicKey());
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }
        if (text.startsWith("{")) {
            List<JsonWebKey> jwks = text.contains("\"keys\"")
                    ? new JsonWebKeySet(text).getJsonWebKeys()
                    : List.of(JsonWebKey.Factory.newJwk(text));
            if (jwks.isEmpty()) {
                throw new IllegalArgumentException("no key");
            }
            return jwks.stream()
                    .map(jwk -> jwk instanceof PublicJsonWebKey pair ? pair.getPublicKey() : jwk.getKey())
                    .toList();
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        try {
            return List.of(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return List.of(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
        }
    }

    private static Optional<String> weakness(Key key) {
        if (SAMPLES.contains(digest(key.getEncoded()))) {
            return Optional.of("leads to a key that everyone knows from a sample; make your own");
        }
        return switch (key) {
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() < MIN_RSA_BITS ->
                Optional.of("leads to an RSA key of " + rsa.getModulus().bitLength() + " bits; at least " + MIN_RSA_BITS
                        + " are needed");
            case ECPublicKey ec
            when ec.getParams().getOrder().bitLength() < MIN_EC_BITS ->
                Optional.of("leads to an EC key of " + ec.getParams().getOrder().bitLength() + " bits; at least "
                        + MIN_EC_BITS + " are needed");
            case RSAPublicKey rsa -> Optional.empty();
            case ECPublicKey ec -> Optional.empty();
            default -> weakSecret(key.getEncoded());
        };
    }

    /** No token holds by a key of the other kind. */
    private static Optional<String> misuse(Key key, boolean secrets) {
        if (key instanceof PublicKey == !secrets) {
            return Optional.empty();
        }
        return Optional.of(
                secrets
                        ? "leads to a public key, and the algorithm is one of secrets (HS256 and the like)"
                        : "leads to a secret; set smallrye.jwt.verify.algorithm to HS256, or to what your tokens have");
    }

    private static Optional<String> weakSecret(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            return Optional.of("leads to a secret of " + secret.length * 8 + " bits; at least " + MIN_SECRET_BYTES * 8
                    + " are needed");
        }
        long different = new String(secret, ISO_8859_1).chars().distinct().count();
        return different < MIN_DIFFERENT_BYTES
                ? Optional.of(
                        "leads to a secret that repeats itself; make a random one, such as by openssl rand -base64 48")
                : Optional.empty();
    }

    private static String read(String location) throws IOException {
        String path = location.startsWith("file:") ? location.substring("file:".length()) : location;
        path = path.startsWith("//") ? path.substring(2) : path;
        String resource = location.startsWith("classpath:") ? location.substring("classpath:".length()) : path;
        if (!location.startsWith("classpath:") && Files.isReadable(Path.of(path))) {
            return Files.readString(Path.of(path));
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource.startsWith("/") ? resource.substring(1) : resource)) {
            if (in == null) {
                throw new IOException("no such file or resource");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String digest(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
