package dev.parley.evaluation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks and judges all questions of a set, some at a time. */
final class Run {

    private static final int THREADS = 2;
    /** Questions on one database that one thread takes together. */
    private static final int PORTION = 60;

    private static final int WARM_UP = 200;

    private final Asker asker;
    private final Connector connector;
    private final Terminal terminal;
    private final GoldGuard guard;
    private final RewriteCheck rewrites;

    /** Opens connections to the database of a question. */
    @FunctionalInterface
    interface Connector {
        QueryRunner connect(String database) throws SQLException;
    }

    Run(Asker asker, Connector connector, Terminal terminal, GoldGuard guard, RewriteCheck rewrites) {
        this.asker = asker;
        this.connector = connector;
        this.terminal = terminal;
        this.guard = guard;
        this.rewrites = rewrites;
    }

    /** @return in the order of the questions */
    List<Judged> over(List<TestQuestion> questions) {
        List<TestQuestion> first = sample(questions);
        spread(first, "questions asked to warm up", (question, runner) -> {
            asker.warmUp(question, runner);
            return question;
        });
        Map<String, Judged> judged = new LinkedHashMap<>();
        spread(questions, "questions asked", (question, runner) -> {
                    guard.judge(question, runner.connection());
                    Judged result = Judge.judge(question, asker.ask(question, runner), runner);
                    rewrites.check(result, runner);
                    return result;
                })
                .forEach(result -> judged.put(result.question().id(), result));
        return questions.stream().map(question -> judged.get(question.id())).toList();
    }

    /** From all over the set, so that every part of the engine is warm. */
    private static List<TestQuestion> sample(List<TestQuestion> questions) {
        int step = Math.max(1, questions.size() / WARM_UP);
        List<TestQuestion> sample = new ArrayList<>();
        for (int i = 0; i < questions.size() && sample.size() < WARM_UP; i += step) {
            sample.add(questions.get(i));
        }
        return sample;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(TestQuestion question, QueryRunner runner);
    }

    private <T> List<T> spread(List<TestQuestion> questions, String what, Work<T> work) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<T>>> portions = new ArrayList<>();
            for (List<TestQuestion> portion : portions(questions)) {
                portions.add(threads.submit(() -> {
                    List<T> results = new ArrayList<>();
                    try (QueryRunner runner =
                            connector.connect(portion.getFirst().database())) {
                        for (TestQuestion question : portion) {
                            results.add(work.on(question, runner));
                            terminal.progress(what, done.incrementAndGet(), questions.size());
                        }
                    }
                    return results;
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> portion : portions) {
                all.addAll(portion.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvaluationFailure(1, "Interrupted.");
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case EvaluationFailure known -> known;
            case SQLException e -> new EvaluationFailure(3, "Cannot reach the database: " + e.getMessage());
            default -> new IllegalStateException(cause);
        };
    }

    private static List<List<TestQuestion>> portions(List<TestQuestion> questions) {
        Map<String, List<TestQuestion>> byDatabase = new LinkedHashMap<>();
        questions.forEach(question -> byDatabase
                .computeIfAbsent(question.database(), name -> new ArrayList<>())
                .add(question));
        List<List<TestQuestion>> portions = new ArrayList<>();
        for (List<TestQuestion> all : byDatabase.values()) {
            for (int i = 0; i < all.size(); i += PORTION) {
                portions.add(all.subList(i, Math.min(all.size(), i + PORTION)));
            }
        }
        return portions;
    }
}
