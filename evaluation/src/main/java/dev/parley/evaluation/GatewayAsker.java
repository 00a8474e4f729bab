package dev.parley.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.Answer;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.Gateway;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Asks a running stack over REST, all agents included; its times are of the whole way. */
final class GatewayAsker implements Asker {

    /** The noes, by error code. */
    private static final Map<String, String> NOES = Map.of(
            ErrorCode.NOT_IN_DATABASE.code(), "not in database",
            ErrorCode.NOT_UNDERSTOOD.code(), "not understood",
            ErrorCode.DATA_DENIED.code(), "denied",
            ErrorCode.CHANGES_DATA.code(), "changes data",
            ErrorCode.HELP_WANTED.code(), "help wanted",
            ErrorCode.NO_QUESTION.code(), "no question");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;
    private static final Set<String> LAST = Set.of("completed", "failed", "cancelled", "expired", "awaiting_answer");

    private final Gateway gateway;

    GatewayAsker(URI base, String token) {
        this.gateway = new Gateway(base, token);
    }

    @Override
    public Reply ask(TestQuestion question, QueryRunner runner) {
        long began = System.nanoTime();
        try {
            ObjectNode options = Json.mapper().createObjectNode();
            String task = gateway.submit(question.question(), question.database(), options);
            Answer answer = gateway.read(task);
            while (!LAST.contains(answer.status())) {
                if (System.nanoTime() - began > LIMIT.toNanos()) {
                    return Reply.failed("no answer in " + LIMIT.toSeconds() + " s", millis(began));
                }
                Thread.sleep(POLL_MILLIS);
                answer = gateway.read(task);
            }
            return reply(answer, millis(began));
        } catch (CommandFailure e) {
            return Reply.failed(e.getMessage(), millis(began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.failed("interrupted", millis(began));
        }
    }

    private static Reply reply(Answer answer, double millis) {
        if (answer.completed()) {
            return new Reply(
                    Reply.Outcome.ANSWERED,
                    answer.sql(),
                    answer.json().path("confidence").asDouble(0),
                    Map.of(),
                    List.of(new Reply.Reading(answer.sql(), "", Map.of(), List.of())),
                    null,
                    List.of(),
                    "",
                    millis);
        }
        if (answer.asksBack()) {
            List<Reply.Reading> readings = answer.questions().stream()
                    .flatMap(question -> question.options().stream())
                    .map(option -> new Reply.Reading(
                            option.sql().isEmpty() ? null : option.sql(), option.meaning(), Map.of(), List.of()))
                    .toList();
            return new Reply(Reply.Outcome.ASKED, null, 0, Map.of(), readings, null, List.of(), "", millis);
        }
        JsonNode error = answer.error();
        String code = error.path("error_code").asText("");
        boolean refused = NOES.containsKey(code);
        return new Reply(
                refused ? Reply.Outcome.REFUSED : Reply.Outcome.FAILED,
                null,
                0,
                Map.of(),
                List.of(),
                code + " " + error.path("message").asText(answer.status()),
                words(error.path("details").path("unplaced")),
                NOES.getOrDefault(code, ""),
                millis);
    }

    private static List<String> words(JsonNode unplaced) {
        return StreamSupport.stream(unplaced.spliterator(), false)
                .map(word ->
                        word.isTextual() ? word.asText() : word.path("word").asText(""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static double millis(long began) {
        return Math.round((System.nanoTime() - began) / 1e4) / 100.0;
    }
}
