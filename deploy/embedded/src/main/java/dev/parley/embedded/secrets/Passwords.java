package dev.parley.embedded.secrets;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The random passwords of one home, by account. */
public final class Passwords {

    /** PostgreSQL's superuser; only the stack itself uses it. */
    public static final String POSTGRES = "postgres";

    public static final String REDIS = "redis";

    private static final int BYTES = 24;

    private final Path file;
    private final Map<String, String> known;

    private Passwords(Path file, Map<String, String> known) {
        this.file = file;
        this.known = known;
    }

    public static Passwords in(Path folder) {
        Path file = folder.resolve("passwords.properties");
        Map<String, String> known = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("Cannot read " + file, e);
            }
            properties.forEach((account, password) -> known.put((String) account, (String) password));
        }
        return new Passwords(file, known);
    }

    /** The account's password, made when first asked for. Letters, digits, - and _ only, so that it fits in a URL. */
    public synchronized String of(String account) {
        return known.computeIfAbsent(account, name -> {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        });
    }

    /** Keeps them; to be called before a password is used for the first time. */
    public synchronized void save() {
        StringBuilder content = new StringBuilder("# Made once; the servers' data folders know them too.\n");
        known.forEach((account, password) ->
                content.append(account).append('=').append(password).append('\n'));
        try {
            PrivateFile.write(file, content.toString());
        } catch (IOException e) {
            throw new StackException("Cannot write " + file, e);
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "Passwords" + known.keySet();
    }
}
