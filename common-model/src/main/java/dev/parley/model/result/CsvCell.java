package dev.parley.model.result;

import java.util.regex.Pattern;

/**
 * Cells of RFC 4180 text that no spreadsheet runs: a text that would start a formula there gets an apostrophe before it.
 * NULL is an empty cell, the empty text is {@code ""}.
 */
public final class CsvCell {

    public static final String NULL = "";

    /** A value that its reader may not see. */
    public static final String MASKED = "***";

    public static final String LINE_END = "\r\n";

    /** The last four are the first four in full width, which some spreadsheets take for the same. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    /** Between a sign that starts a formula and what other programs than RFC 4180's split a line at, quoted or not. */
    private static final Pattern FORMULA_AFTER_SPLIT = Pattern.compile("(?<=[;\t|])(?=[=+\\-@＝＋－＠])");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private CsvCell() {}

    public static String text(String value) {
        boolean formula = !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
        String split = FORMULA_AFTER_SPLIT.matcher(value).replaceAll("'");
        return quoted(formula ? "'" + split : split);
    }

    /** As it is, sign and all; what is no number after all, such as {@code -Infinity}, as a text. */
    public static String number(String value) {
        return NUMBER.matcher(value).matches() ? value : text(value);
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.chars().noneMatch(CsvCell::needsQuotes);
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static boolean needsQuotes(int character) {
        return ",;\t|\"\r\n".indexOf(character) >= 0;
    }
}
