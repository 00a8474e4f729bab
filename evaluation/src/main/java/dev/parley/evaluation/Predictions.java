package dev.parley.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.evaluation.Judged.Verdict;
import dev.parley.model.Json;
import java.util.List;
import java.util.Locale;

/** {@code predictions.jsonl}: one object a question. */
final class Predictions {

    private Predictions() {}

    static List<String> lines(List<Judged> judged) {
        return judged.stream().map(Predictions::line).toList();
    }

    private static String line(Judged judged) {
        TestQuestion question = judged.question();
        Reply reply = judged.reply();
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", question.id());
        json.put("split", question.split());
        json.put("database", question.database());
        json.put("question", question.question());
        json.put("outcome", reply.outcome().name().toLowerCase(Locale.ROOT));
        json.put("sql", reply.sql());
        json.put("confidence", reply.confidence());
        ArrayNode readings = json.putArray("interpretations");
        reply.readings().forEach(reading -> {
            ObjectNode one = readings.addObject().put("sql", reading.sql()).put("meaning", reading.meaning());
            reading.score().forEach(one.putObject("score")::put);
            reading.reasons().forEach(one.putArray("reasons")::add);
        });
        json.put("millis", reply.millis());
        json.put("error", reply.error());
        ArrayNode unplaced = json.putArray("unplaced");
        reply.unplaced().forEach(unplaced::add);
        if (!reply.no().isEmpty()) {
            json.put("no", reply.no());
        }
        if (question.isUnanswerable()) {
            json.put("unanswerable", question.unanswerable());
            json.put("correct", judged.verdict() == Verdict.RIGHT);
        }
        if (question.isJudged()) {
            if (!judged.difference().isEmpty()) {
                json.put("difference", judged.difference());
            }
            if (judged.goldError() == null) {
                json.put("correct", judged.verdict() == Verdict.RIGHT);
            } else {
                json.putNull("correct");
                json.put("gold_error", judged.goldError());
            }
            ArrayNode gold = json.putArray("gold");
            question.gold().forEach(gold::add);
            ArrayNode classes = json.putArray("classes");
            judged.classes().forEach(classes::add);
        }
        if (judged.options() != null) {
            json.put("readings", judged.options().readings());
            json.put("readings_found", judged.options().found());
        }
        return json.toString();
    }
}
