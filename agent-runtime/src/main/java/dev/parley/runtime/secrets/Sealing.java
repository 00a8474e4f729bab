package dev.parley.runtime.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts by AES-256-GCM, each with a nonce of its own: {@code v1:<id of the key>:<base64 of nonce and sealed text>}. What
 * a text is for is sealed with it, so that it opens in no other place: a password moved to another row of a table is
 * worthless. A wrong key in the configuration stops the start.
 */
@Startup
@ApplicationScoped
public class Sealing {

    private static final String FORMAT = "v1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SealingKey> keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Sealing(SecretsConfig config) {
        this(config.key().orElse(List.of()));
    }

    private Sealing(List<String> keys) {
        this.keys = keys.stream().map(SealingKey::of).toList();
    }

    /**
     * @param keys as {@link SecretsConfig#key()}
     * @throws IllegalArgumentException when one of them is no key
     */
    public static Sealing with(String... keys) {
        return new Sealing(List.of(keys));
    }

    /** Whether there is a key. */
    public boolean isPossible() {
        return !keys.isEmpty();
    }

    /**
     * @param purpose what the text is for; needed again to open it
     * @throws SealException when there is no key
     */
    public String seal(String text, String purpose) {
        if (keys.isEmpty()) {
            throw new SealException("There is no key to seal with: parley.secrets.key is not set", null);
        }
        SealingKey key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose).doFinal(text.getBytes(UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return FORMAT + ":" + key.id() + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new SealException("A text for " + purpose + " could not be sealed", e);
        }
    }

    /** @throws SealException when it was sealed for something else, with a key that is not here, or was changed */
    public String open(String sealed, String purpose) {
        String[] parts = sealed.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw new SealException("What is sealed for " + purpose + " has an unknown form", null);
        }
        SealingKey key = keys.stream()
                .filter(known -> known.id().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new SealException(
                        "What is sealed for " + purpose + " needs the key " + parts[1]
                                + ", which is not in parley.secrets.key",
                        null));
        try {
            byte[] both = Base64.getDecoder().decode(parts[2]);
            if (both.length < NONCE_BYTES) {
                throw new AEADBadTagException("too short");
            }
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return new String(text, UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealException("What is sealed for " + purpose + " was changed, or was sealed for another", e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((FORMAT + "/" + purpose).getBytes(UTF_8));
        return cipher;
    }
}
