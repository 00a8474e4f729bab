package dev.parley.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a load leaves behind in the comment of schema {@code public}, after a sentence for people: who made the content,
 * for which day, from which seed, in which edition. A table for it would be one more table to ask about.
 */
record LoadMark(LocalDate day, long seed, int edition) {

    /** To be raised with every change of the schema, the words or the generator, so that old content is replaced. */
    static final int EDITION = 1;

    private static final String SENTENCE =
            "An online shop for house, garden and leisure; everything in it is made up for demonstration.";
    private static final Pattern MARK =
            Pattern.compile("\\[parley-demo day=(\\d{4}-\\d{2}-\\d{2}) seed=(-?\\d+) edition=(\\d+)]");

    static LoadMark of(LocalDate day, long seed) {
        return new LoadMark(day, seed, EDITION);
    }

    static Optional<LoadMark> readFrom(String comment) {
        Matcher mark = MARK.matcher(comment);
        return mark.find()
                ? Optional.of(new LoadMark(
                        LocalDate.parse(mark.group(1)), Long.parseLong(mark.group(2)), Integer.parseInt(mark.group(3))))
                : Optional.empty();
    }

    boolean isOfThisEdition() {
        return edition == EDITION;
    }

    String comment() {
        return "%s [parley-demo day=%s seed=%d edition=%d]".formatted(SENTENCE, day, seed, edition);
    }
}
