package dev.parley.tester.comparison;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.ComparisonRequest.ComparedReading;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultPreview;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.tester.expected.ExpectedResults;
import dev.parley.tester.guard.StatementGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs each reading of a question and sees which give the same: equal as bags of rows after some permutation of columns, as
 * lists where both have an order. What cannot be seen whole (too many rows, values kept from the asker) is taken to differ.
 */
@ApplicationScoped
public class ReadingComparison {

    private final StatementGuard guard;
    private final ComparisonConfig config;
    private final Clock clock = Clock.systemUTC();

    ReadingComparison(StatementGuard guard, ComparisonConfig config) {
        this.guard = guard;
        this.config = config;
    }

    private record Ran(ComparedReading reading, ResultSet rows) {}

    /** @param test runs one statement: {@link TestComplete} or {@link TestFailed} */
    public ReadingsCompared of(ComparisonRequest request, Function<TestRequest, AgentReply> test) {
        List<Ran> different = new ArrayList<>();
        List<ReadingResult> results = new ArrayList<>();
        for (ComparedReading reading : request.readings()) {
            results.add(
                    switch (test.apply(statement(request, reading))) {
                        case TestComplete complete -> seen(new Ran(reading, complete.results()), different);
                        case TestFailed failed -> new ReadingResult(reading.id(), reading.id(), null, failed.failure());
                        case AgentReply reply ->
                            throw new IllegalStateException(
                                    "a test gave a " + reply.getClass().getSimpleName());
                    });
        }
        return new ReadingsCompared(results);
    }

    private TestRequest statement(ComparisonRequest request, ComparedReading reading) {
        Instant end = clock.instant().plus(config.readingTimeLimit());
        return new TestRequest(
                reading.sql(),
                request.database(),
                config.maxRows(),
                end.isBefore(request.deadline()) ? end : request.deadline(),
                request.asker(),
                null,
                null,
                null,
                null,
                null,
                request.tenant(),
                request.seesSensitive());
    }

    /** @param different those that were seen before, each giving something else; it is added to them when it does too */
    private ReadingResult seen(Ran ran, List<Ran> different) {
        String id = ran.reading().id();
        String sameAs = different.stream()
                .filter(earlier -> same(earlier, ran))
                .map(earlier -> earlier.reading().id())
                .findFirst()
                .orElse(id);
        if (sameAs.equals(id)) {
            different.add(ran);
        }
        return new ReadingResult(id, sameAs, preview(ran.rows()), null);
    }

    private boolean same(Ran one, Ran other) {
        boolean ordered = isOrdered(one) && isOrdered(other);
        return isWhole(one.rows())
                && isWhole(other.rows())
                && one.rows().columns().size() == other.rows().columns().size()
                && ExpectedResults.difference(one.rows(), other.rows(), ordered).isEmpty();
    }

    private static boolean isWhole(ResultSet rows) {
        return !rows.truncated() && rows.columns().stream().noneMatch(ResultColumn::hidesValues);
    }

    private boolean isOrdered(Ran ran) {
        return guard.form(ran.reading().sql())
                .statement()
                .filter(statement -> !statement.query().orderBy().isEmpty())
                .isPresent();
    }

    private ResultPreview preview(ResultSet rows) {
        int count = rows.rows().size();
        int shown = Math.min(count, config.previewRows());
        ResultSet first =
                new ResultSet(rows.columns(), rows.rows().subList(0, shown), shown < count || rows.truncated());
        return new ResultPreview(first, count, rows.truncated());
    }
}
