package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Bytes of anybody as text that can be shown: nothing in it moves a cursor, turns a line around or hides a character. */
final class SafeText {

    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private SafeText() {}

    /** @return null for no bytes; what is no UTF-8 or cannot be shown is U+FFFD */
    static String of(byte[] bytes, int maxBytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, 0, Math.min(bytes.length, maxBytes), UTF_8);
        String shown = UNSHOWABLE.matcher(text).replaceAll("\uFFFD");
        return bytes.length <= maxBytes ? shown : shown + "…";
    }
}
