package dev.parley.cli;

import java.util.Optional;

/** Lets the person choose one of the readings or several, or say it in their own words. */
final class Choice {

    private static final int TRIES = 5;

    private final Terminal terminal;

    Choice(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Empty when the person gave none. */
    Optional<Pick> of(Answer.Question question) {
        AnswerText.question(question).forEach(terminal.err()::println);
        Optional<Answer.Option> usual =
                question.options().stream().filter(Answer.Option::isDefault).findFirst();
        String prompt = "Which one? [" + numbers(question.options().size()) + "your own words"
                + (usual.isPresent() ? ", Enter for the default" : "") + "] ";
        for (int i = 0; i < TRIES; i++) {
            Optional<String> line = terminal.read(prompt).map(String::strip);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().isEmpty() && usual.isPresent()) {
                return usual.map(Pick::of);
            }
            try {
                if (!line.get().isEmpty()) {
                    return Optional.of(Pick.of(line.get(), question));
                }
            } catch (CommandFailure e) {
                terminal.complain(e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static String numbers(int options) {
        return options == 1 ? "1, " : "1-" + options + ", several as 1,2, ";
    }
}
