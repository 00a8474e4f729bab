package dev.parley.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A text file that comes with this package; the word lists are lines of fields between {@code |}. */
final class WordFile {

    private WordFile() {}

    /** The lines of {@code words/<name>.txt}, cut into fields; comments and empty lines are left out. */
    static List<List<String>> lines(String name) {
        return text("words/" + name + ".txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> cut(line, "\\|"))
                .toList();
    }

    /** A field that holds several words between commas. */
    static List<String> list(String field) {
        return cut(field, ",");
    }

    /** A whole resource of this package. */
    static String text(String path) {
        try (InputStream in = WordFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Not in the demo artifact: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> cut(String text, String separator) {
        return Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
    }
}
