package dev.parley.cli;

import java.util.List;
import java.util.Optional;

/** Lets the person choose one of the readings. */
final class Choice {

    private static final int TRIES = 5;

    private final Terminal terminal;

    Choice(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Empty when the person gave none. */
    Optional<Answer.Option> of(Answer.Question question) {
        AnswerText.question(question).forEach(terminal.err()::println);
        List<Answer.Option> options = question.options();
        Optional<Answer.Option> usual =
                options.stream().filter(Answer.Option::isDefault).findFirst();
        String prompt = "Which one? [1-" + options.size() + (usual.isPresent() ? ", Enter for the default" : "") + "] ";
        for (int i = 0; i < TRIES; i++) {
            Optional<String> line = terminal.read(prompt).map(String::strip);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().isEmpty() && usual.isPresent()) {
                return usual;
            }
            if (line.get().matches("[0-9]{1,3}")) {
                int number = Integer.parseInt(line.get());
                if (number >= 1 && number <= options.size()) {
                    return Optional.of(options.get(number - 1));
                }
            }
        }
        return Optional.empty();
    }
}
