package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person answers to a question back.
 *
 * @param options one or several; none when they say it in their own words
 * @param text their own words; empty when they chose
 */
record Pick(List<Answer.Option> options, String text) {

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(?:[\\s,]+\\d{1,3})*");

    static Pick of(Answer.Option option) {
        return new Pick(List.of(option), "");
    }

    /**
     * "2", "1,3", or words.
     *
     * @throws CommandFailure when a number is none of an option
     */
    static Pick of(String said, Answer.Question question) {
        String stripped = said.strip();
        if (!NUMBERS.matcher(stripped).matches()) {
            return new Pick(List.of(), stripped);
        }
        List<Answer.Option> options = question.options();
        return new Pick(
                Pattern.compile("[\\s,]+")
                        .splitAsStream(stripped)
                        .map(Integer::parseInt)
                        .distinct()
                        .map(number -> {
                            if (number < 1 || number > options.size()) {
                                throw new CommandFailure(
                                        ExitCode.USAGE,
                                        "There is no choice " + number + ": there are " + options.size() + " choices.");
                            }
                            return options.get(number - 1);
                        })
                        .toList(),
                "");
    }

    /** As the gateway takes it. */
    ObjectNode answer(String questionId) {
        ObjectNode answer = Answer.MAPPER.createObjectNode().put("question_id", questionId);
        if (options.isEmpty()) {
            return answer.put("text", text);
        }
        if (options.size() == 1) {
            return answer.put("option_id", options.getFirst().id());
        }
        options.forEach(option -> answer.withArray("option_ids").add(option.id()));
        return answer;
    }

    /** For the person to see again. */
    String meaning() {
        return options.isEmpty()
                ? text
                : options.stream().map(Answer.Option::meaning).collect(Collectors.joining("; "));
    }
}
