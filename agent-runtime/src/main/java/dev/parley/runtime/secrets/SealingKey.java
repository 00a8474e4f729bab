package dev.parley.runtime.secrets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of AES-256.
 *
 * @param id tells keys apart without telling them: the first 8 hex digits of the key's SHA-256
 */
record SealingKey(String id, SecretKey key) {

    private static final int BYTES = 32;
    private static final int ID_CHARS = 8;

    /** @throws IllegalArgumentException when it is no key; the message does not show it */
    static SealingKey of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parley.secrets.key is not base64; make one: openssl rand -base64 32");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("parley.secrets.key has " + bytes.length
                    + " bytes, and has to have 32; make one: openssl rand -base64 32");
        }
        byte[] same = new byte[BYTES];
        Arrays.fill(same, bytes[0]);
        if (Arrays.equals(same, bytes)) {
            throw new IllegalArgumentException(
                    "parley.secrets.key is one byte again and again; make a random one: openssl rand -base64 32");
        }
        return new SealingKey(id(bytes), new SecretKeySpec(bytes, "AES"));
    }

    private static String id(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }
}
