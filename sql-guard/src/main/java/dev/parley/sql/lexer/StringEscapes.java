package dev.parley.sql.lexer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What the escapes inside {@code E'…'} and {@code U&'…'} stand for. */
final class StringEscapes {

    private StringEscapes() {}

    /** {@code E'…'}: {@code \n}, {@code \101}, {@code \x41}, {@code \u0041} and others; bytes are read as UTF-8. */
    static String backslash(String raw, Span span) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < raw.length()) {
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            if (point != '\\') {
                append(bytes, point);
                continue;
            }
            if (i == raw.length()) {
                throw new SqlSyntaxException("This is not SQL: a backslash with nothing behind it", span);
            }
            char c = raw.charAt(i);
            i++;
            switch (c) {
                case 'b' -> bytes.write('\b');
                case 'f' -> bytes.write('\f');
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case 't' -> bytes.write('\t');
                case 'x' -> {
                    int end = digitsEnd(raw, i, 16, 2);
                    bytes.write(end == i ? 'x' : Integer.parseInt(raw.substring(i, end), 16));
                    i = end;
                }
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int end = digitsEnd(raw, i - 1, 8, 3);
                    bytes.write(Integer.parseInt(raw.substring(i - 1, end), 8));
                    i = end;
                }
                case 'u', 'U' -> {
                    int length = c == 'u' ? 4 : 8;
                    append(bytes, codePoint(raw, i, length, span));
                    i += length;
                }
                default -> {
                    i--;
                    int other = raw.codePointAt(i);
                    append(bytes, other);
                    i += Character.charCount(other);
                }
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** {@code U&'…'}: {@code \0041}, {@code \+000041}, and the escape character doubled for itself. */
    static String unicode(String raw, char escape, Span span) {
        StringBuilder value = new StringBuilder();
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            i++;
            if (c != escape) {
                value.append(c);
            } else if (i < raw.length() && raw.charAt(i) == escape) {
                value.append(escape);
                i++;
            } else {
                boolean wide = i < raw.length() && raw.charAt(i) == '+';
                int from = wide ? i + 1 : i;
                int length = wide ? 6 : 4;
                value.append(utf16(codePoint(raw, from, length, span)));
                i = from + length;
            }
        }
        return value.toString();
    }

    /** Halves of surrogate pairs are kept as they come, so that two in a row make one character. */
    private static String utf16(int point) {
        return point <= 0xFFFF ? String.valueOf((char) point) : Character.toString(point);
    }

    private static int codePoint(String raw, int from, int length, Span span) {
        if (digitsEnd(raw, from, 16, length) != from + length) {
            throw new SqlSyntaxException("This is not SQL: a Unicode escape without its digits", span);
        }
        long point = Long.parseLong(raw.substring(from, from + length), 16);
        if (point == 0 || point > Character.MAX_CODE_POINT) {
            throw new SqlSyntaxException("This is not SQL: a Unicode escape of no character", span);
        }
        return (int) point;
    }

    private static int digitsEnd(String raw, int from, int radix, int most) {
        int end = from;
        while (end < raw.length() && end < from + most && isDigit(raw.charAt(end), radix)) {
            end++;
        }
        return end;
    }

    /** A digit of ASCII; Java counts those of other scripts too. */
    static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    private static void append(ByteArrayOutputStream bytes, int codePoint) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
}
