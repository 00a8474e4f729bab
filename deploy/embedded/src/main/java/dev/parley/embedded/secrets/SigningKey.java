package dev.parley.embedded.secrets;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The RSA key pair that signs the local tokens, made once in a folder. */
public record SigningKey(PrivateKey privateKey, Path publicKeyFile) {

    private static final int BITS = 2048;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int PEM_LINE = 64;

    public static SigningKey in(Path folder) {
        Path privateFile = folder.resolve("private.pem");
        Path publicFile = folder.resolve("public.pem");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                KeyPair pair = generator.generateKeyPair();
                Files.writeString(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
                PrivateFile.write(privateFile, pem(PRIVATE, pair.getPrivate().getEncoded()));
            }
            byte[] encoded =
                    Base64.getMimeDecoder().decode(Files.readString(privateFile).replaceAll("-----[A-Z ]+-----", ""));
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(key, publicFile);
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("Cannot use the signing key in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "SigningKey[" + publicKeyFile + "]";
    }
}
