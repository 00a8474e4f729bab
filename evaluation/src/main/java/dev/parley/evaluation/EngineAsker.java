package dev.parley.evaluation;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.UnplacedWord;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.glossary.Hints;
import dev.parley.engine.sql.SqlRenderer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Asks the engine in this process, with what the services would know of the database. One engine a database. */
final class EngineAsker implements Asker {

    private static final int MAX_READINGS = 10;

    private final LocalDate today;
    private final boolean hints;
    private final Map<String, Prepared> engines = new ConcurrentHashMap<>();

    /** @param hints whether to tell what stands beside a question about its words */
    EngineAsker(LocalDate today, boolean hints) {
        this.today = today;
        this.hints = hints;
    }

    private record Prepared(LanguageEngine engine, DatabaseKnowledge knowledge) {}

    @Override
    public Reply ask(TestQuestion test, QueryRunner runner) {
        Clock clock = new Clock();
        try {
            Prepared prepared = engines.computeIfAbsent(test.database(), name -> prepare(name, runner));
            Question question = new Question(test.question(), today, hints ? Hints.terms(test.hints()) : List.of());
            clock.start();
            LanguageEngine engine = prepared.engine();
            ValueIndex found = ValueIndex.empty();
            if (!prepared.knowledge().isListed()) {
                var candidates = engine.valueCandidates(question);
                clock.stop();
                found = ValueIndex.of(
                        DatabaseKnowledge.forEngine(prepared.knowledge().lookUp(candidates, runner)));
                clock.start();
            }
            Interpretations interpretations = engine.interpret(question, found);
            return reply(interpretations, clock);
        } catch (EvaluationFailure e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (Boolean.getBoolean("parley.debug")) {
                e.printStackTrace();
            }
            return Reply.failed(describe(e), clock.millis());
        }
    }

    private static Reply reply(Interpretations interpretations, Clock clock) {
        List<Interpretation> compared = interpretations.toCompare();
        return switch (compared.size()) {
            case 1 -> {
                String sql = SqlRenderer.render(compared.getFirst().query());
                clock.stop();
                yield new Reply(
                        Reply.Outcome.ANSWERED,
                        sql,
                        interpretations.confidence().likelihood(),
                        interpretations.confidence().traits(),
                        readings(interpretations.ranked()),
                        null,
                        List.of(),
                        "",
                        clock.millis());
            }
            case 0 -> {
                clock.stop();
                List<String> words = interpretations.unplaced().stream()
                        .map(EngineAsker::describe)
                        .toList();
                yield new Reply(
                        Reply.Outcome.REFUSED,
                        null,
                        0,
                        Map.of(),
                        List.of(),
                        words.isEmpty() ? "no reading" : "no place for " + String.join(", ", words),
                        interpretations.unplaced().stream()
                                .map(UnplacedWord::word)
                                .toList(),
                        no(interpretations),
                        clock.millis());
            }
            default -> {
                List<Reply.Reading> readings = readings(compared);
                clock.stop();
                yield new Reply(
                        Reply.Outcome.ASKED,
                        null,
                        interpretations.confidence().likelihood(),
                        interpretations.confidence().traits(),
                        readings,
                        null,
                        List.of(),
                        "",
                        clock.millis());
            }
        };
    }

    private static String no(Interpretations none) {
        return switch (none.request()) {
            case CHANGE -> "changes data";
            case HELP -> "help wanted";
            case TALK -> "no question";
            case DATA -> none.missesSomething() ? "not in database" : "not understood";
        };
    }

    private static List<Reply.Reading> readings(List<Interpretation> interpretations) {
        return interpretations.stream()
                .limit(MAX_READINGS)
                .map(reading -> new Reply.Reading(
                        SqlRenderer.render(reading.query()),
                        reading.meaning(),
                        reading.score().parts(),
                        reasons(reading)))
                .toList();
    }

    private static List<String> reasons(Interpretation reading) {
        return Stream.concat(
                        reading.links().stream().map(link -> link.words() + " = " + link.kind() + " " + link.target()),
                        reading.assumptions().stream()
                                .map(assumption -> assumption.words() + ": " + assumption.meaning()))
                .toList();
    }

    private static String describe(UnplacedWord word) {
        return "\"" + word.word() + "\""
                + (word.nearest().isEmpty() ? "" : " (near: " + String.join(", ", word.nearest()) + ")");
    }

    private static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static Prepared prepare(String database, QueryRunner runner) {
        DatabaseKnowledge knowledge = DatabaseKnowledge.read(database, runner);
        return new Prepared(knowledge.engine(), knowledge);
    }

    /** Adds up the time between starts and stops. */
    private static final class Clock {

        private long nanos;
        private long started;

        void start() {
            started = System.nanoTime();
        }

        void stop() {
            if (started != 0) {
                nanos += System.nanoTime() - started;
                started = 0;
            }
        }

        double millis() {
            stop();
            return Math.round(nanos / 1e4) / 100.0;
        }
    }
}
