package dev.parley.gateway.databases;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, without who reads it. Nothing but these parts is taken: other parameters of an address could name
 * another host, and a user in it would be shown to whoever reads it.
 *
 * @param host a name or an address, without brackets
 * @param sslMode disable, prefer, require, verify-ca or verify-full
 */
record DatabaseAddress(String host, int port, String database, String sslMode) {

    private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://"
            + "(?:\\[(?<v6>[0-9a-fA-F:.]{2,45})\\]|(?<host>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})))"
            + "(?::(?<port>\\d{1,5}))?"
            + "/(?<database>[A-Za-z0-9_$.-]{1,63})"
            + "(?:\\?sslmode=(?<ssl>disable|prefer|require|verify-ca|verify-full))?");

    private static final int DEFAULT_PORT = 5432;
    private static final int LAST_PORT = 65_535;

    /** @throws ValidationException when it is something else */
    static DatabaseAddress of(String url) {
        Matcher form = FORM.matcher(url == null ? "" : url);
        int port = form.matches() && form.group("port") != null ? Integer.parseInt(form.group("port")) : DEFAULT_PORT;
        if (!form.matches() || port < 1 || port > LAST_PORT) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`url` must be postgresql://host:port/database, without user and password; ?sslmode=disable, prefer,"
                            + " require, verify-ca or verify-full may follow");
        }
        String host = form.group("v6") == null ? form.group("host") : form.group("v6");
        String ssl = form.group("ssl") == null ? "prefer" : form.group("ssl");
        return new DatabaseAddress(host.toLowerCase(Locale.ROOT), port, form.group("database"), ssl);
    }

    /** Whether the server has to show a certificate that holds. */
    boolean isVerified() {
        return sslMode.startsWith("verify-");
    }

    String url() {
        String place = host.contains(":") ? "[" + host + "]" : host;
        return "postgresql://" + place + ":" + port + "/" + database + "?sslmode=" + sslMode;
    }
}
