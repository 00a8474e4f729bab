package dev.parley.embedded.secrets;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The RSA key pair that signs the local tokens, made once in a folder; the public key's file follows the private one. */
public record SigningKey(PrivateKey privateKey, Path publicKeyFile) {

    private static final int BITS = 2048;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int PEM_LINE = 64;

    public static SigningKey in(Path folder) {
        Path privateFile = folder.resolve("private.pem");
        Path publicFile = folder.resolve("public.pem");
        // One at a time: './parley token' may come beside the first './parley up'. A file lock is the whole JVM's.
        synchronized (SigningKey.class) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve("keys.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock ignored = channel.lock()) {
                    if (!Files.exists(privateFile)) {
                        PrivateFile.write(privateFile, pem(PRIVATE, generate().getEncoded()));
                    }
                    RSAPrivateCrtKey key = read(privateFile);
                    String publicPem = pem("PUBLIC KEY", publicKeyOf(key).getEncoded());
                    if (!Files.exists(publicFile)
                            || !Files.readString(publicFile).equals(publicPem)) {
                        PrivateFile.write(publicFile, publicPem);
                    }
                    return new SigningKey(key, publicFile);
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new StackException("Cannot use the signing key in " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    private static PrivateKey generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair().getPrivate();
    }

    private static RSAPrivateCrtKey read(Path file) throws IOException, GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
        if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded))
                instanceof RSAPrivateCrtKey key) {
            return key;
        }
        throw new InvalidKeyException(file + " does not tell its public key");
    }

    private static PublicKey publicKeyOf(RSAPrivateCrtKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
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
