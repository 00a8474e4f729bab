package dev.parley.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.evaluation.TestQuestion.TestReading;
import dev.parley.model.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a set of questions, one JSON object a line; empty lines are skipped. */
final class QuestionFile {

    private final Path file;

    QuestionFile(Path file) {
        this.file = file;
    }

    /** @throws EvaluationFailure with the number of the line that cannot be read */
    List<TestQuestion> read() {
        List<String> lines = lines();
        List<TestQuestion> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                TestQuestion question = question(lines.get(i), i + 1);
                if (!ids.add(question.id())) {
                    throw wrong(i + 1, "the id \"" + question.id() + "\" was there before");
                }
                questions.add(question);
            }
        }
        if (questions.isEmpty()) {
            throw EvaluationFailure.usage("There is no question in " + file + ".");
        }
        return questions;
    }

    private List<String> lines() {
        if (!Files.isRegularFile(file)) {
            throw EvaluationFailure.usage("There is no file " + file + ".");
        }
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw EvaluationFailure.usage(file + " is not UTF-8.");
        } catch (IOException e) {
            throw EvaluationFailure.usage("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private TestQuestion question(String line, int number) {
        JsonNode json;
        try {
            json = Json.mapper().readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (JsonProcessingException e) {
            throw wrong(number, "not JSON (" + e.getOriginalMessage() + ")");
        }
        if (!json.isObject()) {
            throw wrong(number, "not a JSON object");
        }
        String question = text(json, "question", number);
        if (question.isBlank()) {
            throw wrong(number, "\"question\" is missing or empty");
        }
        String unanswerable = text(json, "unanswerable", number);
        List<String> gold = gold(json.path("gold"), number);
        if (!unanswerable.isEmpty() && !gold.isEmpty()) {
            throw wrong(number, "it is \"unanswerable\" and has \"gold\"");
        }
        String id = text(json, "id", number);
        String hints = text(json, "hints", number);
        return new TestQuestion(
                id.isEmpty() ? "line-" + number : id,
                text(json, "split", number),
                text(json, "database", number),
                question,
                hints.isEmpty() ? text(json, "evidence", number) : hints,
                gold,
                readings(json.path("readings"), number),
                unanswerable);
    }

    private List<String> gold(JsonNode json, int number) {
        List<String> gold = new ArrayList<>();
        if (json.isTextual()) {
            gold.add(json.asText());
        } else if (json.isArray()) {
            for (JsonNode sql : json) {
                if (!sql.isTextual()) {
                    throw wrong(number, "\"gold\" has something in it that is no text");
                }
                gold.add(sql.asText());
            }
        } else if (!json.isMissingNode() && !json.isNull()) {
            throw wrong(number, "\"gold\" is neither a text nor a list of texts");
        }
        return List.copyOf(gold);
    }

    private List<TestReading> readings(JsonNode json, int number) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw wrong(number, "\"readings\" is not a list");
        }
        List<TestReading> readings = new ArrayList<>();
        for (JsonNode reading : json) {
            if (!reading.path("sql").isTextual()) {
                throw wrong(number, "a reading has no \"sql\"");
            }
            readings.add(new TestReading(
                    reading.path("meaning").asText(""),
                    reading.path("sql").asText(),
                    reading.path("runs").asBoolean(true)));
        }
        return List.copyOf(readings);
    }

    private String text(JsonNode json, String name, int number) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isContainerNode()) {
            throw wrong(number, "\"" + name + "\" is not a text");
        }
        return value.asText();
    }

    private EvaluationFailure wrong(int line, String what) {
        return EvaluationFailure.usage(file + ", line " + line + ": " + what + ".");
    }
}
