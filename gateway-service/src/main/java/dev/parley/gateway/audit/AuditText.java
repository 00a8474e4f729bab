package dev.parley.gateway.audit;

import java.util.regex.Pattern;

/** Text that may be kept: storable, not too long, and without what looks like a credential. */
final class AuditText {

    /** A JSON Web Token, signed or encrypted; its header always starts so. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}+(\\.[A-Za-z0-9_-]*+){1,4}");

    /** {@code postgresql://user:secret@host}. */
    private static final Pattern LOGIN_IN_URL = Pattern.compile("(://[^\\s:/@]{0,100}+:)[^\\s@]{1,200}+@");

    /** {@code password=secret}, {@code "token": "secret"}, {@code password = 'secret'}; a name behind it is no secret. */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)((?:password|passwd|pwd|secret|token|api[_-]?key)\"?)(\\s*[=:]?\\s*)(\"[^\"]{0,500}\"|'[^']{0,500}'|(?<=[=:])[^\\s,;&)'\"]{1,500}+)");

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]|\\p{Cs}");

    private static final String LEFT_OUT = "***";

    private AuditText() {}

    /** @param text null stays null */
    static String of(String text, int maxChars) {
        if (text == null) {
            return null;
        }
        // Cut first, with room for what stands across the cut, so that a long text costs no more than a short one.
        String safe = text.length() > 2 * maxChars ? text.substring(0, 2 * maxChars) : text;
        safe = UNSTORABLE.matcher(safe).replaceAll("\uFFFD");
        safe = TOKEN.matcher(safe).replaceAll(LEFT_OUT);
        safe = LOGIN_IN_URL.matcher(safe).replaceAll("$1" + LEFT_OUT + "@");
        safe = NAMED_SECRET.matcher(safe).replaceAll("$1$2" + LEFT_OUT);
        return safe.length() <= maxChars ? safe : cut(safe, maxChars) + "…";
    }

    private static String cut(String text, int maxChars) {
        boolean inPair = Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, inPair ? maxChars - 1 : maxChars);
    }
}
