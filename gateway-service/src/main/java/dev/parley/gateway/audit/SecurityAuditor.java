package dev.parley.gateway.audit;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.NoticeBoard;
import dev.parley.gateway.watch.Observation;
import dev.parley.gateway.watch.Refusal;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.WatchConfig;
import dev.parley.gateway.watch.Watcher;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the audit, and sees who is refused again and again. */
@ApplicationScoped
public class SecurityAuditor implements Watcher {

    private static final String NAME = "SecurityAuditor";
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    private final AuditRepository repository;
    private final RefusalQueue refusals;
    private final RefusalTally tally;
    private final NoticeBoard notices = new NoticeBoard(NAME, Notice.Concern.SECURITY);
    private final Duration forget;
    private final Watchers watchers;
    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();

    /** @param watchers of which this is one */
    SecurityAuditor(
            AuditRepository repository,
            RefusalQueue refusals,
            AuditConfig config,
            WatchConfig watching,
            Watchers watchers,
            MeterRegistry registry) {
        this.repository = repository;
        this.refusals = refusals;
        this.tally = new RefusalTally(NAME, config.suspiciousRefusals());
        this.forget = watching.forget();
        this.watchers = watchers;
        this.registry = registry;
    }

    /**
     * Writes the rows of a step, if it has any. Blocks.
     *
     * @param transaction the one that moves the task: both are kept, or neither
     */
    public void record(SqlClient transaction, TaskStep step) {
        TaskEntry.all(step).forEach(entry -> repository.append(transaction, entry));
    }

    /**
     * An act of an administrator; it may go on when this completes.
     *
     * @return fails with a {@link ConnectionException} when no row can be written
     */
    Uni<Void> admitted(Caller caller, String what) {
        AuditEntry entry = AuditEntry.admin(caller, what, clock.instant());
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultExecutor())
                .invoke(() -> repository.append(entry))
                .ifNoItem()
                .after(WRITE_LIMIT)
                .fail()
                .onFailure()
                .transform(e -> {
                    watchers.tell(new Breakdown("audit", e, clock.instant()));
                    return new ConnectionException(
                            Failure.of(
                                            ErrorCode.SERVICE_UNAVAILABLE,
                                            "This act cannot be written to the audit at the moment",
                                            clock.instant())
                                    .withHint("Try again in a few seconds"),
                            e);
                })
                .invoke(() -> count(Act.ADMIN, Outcome.ACCEPTED));
    }

    /**
     * Somebody was refused at the door. Returns at once.
     *
     * @param caller null when nobody was authenticated
     * @param taskId null when it was about no task
     * @param place such as {@code POST /api/v1/query}
     */
    public void refused(Caller caller, Act act, UUID taskId, String place, Failure failure) {
        AuditEntry entry = AuditEntry.refusal(caller, act, taskId, failure, place + ": " + failure.message());
        refusals.offer(entry);
        watchers.tell(new Refusal(entry.principal(), entry.tenant(), taskId, entry.layer(), failure, entry.at()));
        count(entry.act(), entry.outcome());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void see(Observation observation) {
        switch (observation) {
            case TaskStep step ->
                TaskEntry.all(step).forEach(entry -> {
                    count(entry.act(), entry.outcome());
                    if (entry.outcome() == Outcome.REFUSED) {
                        tally.refused(entry.principal(), entry.tenant(), entry.layer(), entry.at());
                    }
                });
            case Refusal refusal -> tally.refused(refusal.principal(), refusal.tenant(), refusal.layer(), refusal.at());
            case Breakdown breakdown -> {
                // nobody was refused
            }
            case Notice notice -> notices.see(notice);
        }
    }

    @Override
    public List<Finding> findings() {
        Instant now = clock.instant();
        return Stream.concat(
                        tally.findings(now, refusals.droppedLately(now)).stream(),
                        notices.findings(now.minus(forget)).stream())
                .toList();
    }

    private void count(Act act, Outcome outcome) {
        registry.counter("parley.audit.acts", "act", act.name(), "outcome", outcome.name())
                .increment();
    }
}
