package dev.parley.embedded.services;

import java.util.Map;

/** Renders properties as a file that {@link java.util.Properties} reads back unchanged. */
final class PropertiesFile {

    /** Above environment variables (300), below system properties (400): a stray variable does not bend a stack. */
    private static final String ORDINAL = "config_ordinal=350\n";

    private PropertiesFile() {}

    static String of(Map<String, String> properties) {
        StringBuilder content = new StringBuilder("# Written by Parley at each start.\n").append(ORDINAL);
        properties.forEach((key, value) ->
                content.append(key).append('=').append(escaped(value)).append('\n'));
        return content.toString();
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char c : value.toCharArray()) {
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case ' ' -> escaped.append("\\ ");
                default -> {
                    if (c < 0x20 || c > 0x7e) {
                        escaped.append(String.format("\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
