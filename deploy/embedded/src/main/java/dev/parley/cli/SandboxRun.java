package dev.parley.cli;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.TestLayers;
import dev.parley.model.message.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Statements on their way through the tester. */
final class SandboxRun {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int WARM_UP = 50;

    private final TesterClient tester;
    private final String database;
    private final TestLayers layers;
    private final int rowLimit;

    SandboxRun(TesterClient tester, String database, TestLayers layers, int rowLimit) {
        this.tester = tester;
        this.database = database;
        this.layers = layers;
        this.rowLimit = rowLimit;
    }

    Pending send(String id, String sql) {
        long began = System.nanoTime();
        CompletableFuture<Timed> reply = tester.send(
                        new TestRequest(sql, database, rowLimit, Instant.now().plus(PATIENCE), null, layers))
                .thenApply(answer -> new Timed(answer, (System.nanoTime() - began) / 1e6));
        return new Pending(id, reply);
    }

    /** Brings the tester up to its speed; a database that cannot be asked shows here. */
    void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            SandboxVerdict verdict = send("warm-up", "SELECT " + i).verdict();
            if (!verdict.wasTested()) {
                throw new CommandFailure(ExitCode.NOT_UP, verdict.message() + ". " + advice(verdict));
            }
        }
    }

    private static String advice(SandboxVerdict verdict) {
        return ErrorCode.ROLE_TOO_WIDE.code().equals(verdict.code())
                ? "--check-role says what, and how to mend it; --allow-wide-role runs it all the same."
                : "Is it there, and are the role and the password of --jdbc-url right?";
    }

    private record Timed(AgentReply reply, double millis) {}

    /** A statement whose verdict may not be there yet. */
    static final class Pending {

        private final String id;
        private final CompletableFuture<Timed> reply;

        private Pending(String id, CompletableFuture<Timed> reply) {
            this.id = id;
            this.reply = reply;
        }

        /** Waits for it. */
        SandboxVerdict verdict() {
            try {
                Timed timed = reply.get(PATIENCE.toSeconds() + 30, TimeUnit.SECONDS);
                return SandboxVerdict.of(id, timed.reply(), timed.millis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.FAILED, "Interrupted.");
            } catch (ExecutionException | TimeoutException e) {
                throw new CommandFailure(ExitCode.TIMED_OUT, "The tester did not answer for statement " + id + ".");
            }
        }
    }
}
