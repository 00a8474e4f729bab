package dev.parley.tester.truth;

import dev.parley.runtime.trace.Wordless;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.tester.probe.OutOfTimeException;
import dev.parley.tester.probe.Probes;
import dev.parley.tester.truth.Examination.NotDone;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** All tests that are switched on. */
@ApplicationScoped
public class TruthTests {

    private static final Logger LOG = Logger.getLogger(TruthTests.class);

    /** Asked twice they say two things, so that nothing can be compared. */
    private static final Set<String> FICKLE =
            Set.of("random", "random_normal", "clock_timestamp", "timeofday", "gen_random_uuid", "uuidv4", "uuidv7");

    private final List<TruthTest> tests;

    TruthTests(@All List<TruthTest> tests, TruthConfig config) {
        this.tests = tests.stream()
                .filter(test -> config.isEnabled(test.name()))
                .sorted(Comparator.comparing(TruthTest::name))
                .toList();
    }

    /** Whether its result can be compared with that of a statement made from it. */
    public static boolean isComparable(Statement statement) {
        boolean fickle = statement.query().all(Expression.Call.class).stream()
                        .anyMatch(call -> FICKLE.contains(call.name().last()))
                || statement.query().all(FromItem.Table.class).stream().anyMatch(table -> table.sample() != null);
        return !statement.explain() && !fickle;
    }

    /** Never throws: what a test cannot find out is not told. */
    public Examination examine(Candidate candidate, Probes probes) {
        Set<Doubt> doubts = new LinkedHashSet<>();
        List<String> done = new ArrayList<>();
        List<NotDone> notDone = new ArrayList<>();
        for (TruthTest test : tests) {
            int refused = probes.refused();
            try {
                doubts.addAll(test.examine(candidate, probes));
                if (probes.refused() == refused) {
                    done.add(test.name());
                } else {
                    notDone.add(new NotDone(test.name(), "the database refused a statement that was made for it"));
                }
            } catch (OutOfTimeException e) {
                notDone.add(new NotDone(test.name(), "there was no time for it"));
            } catch (RuntimeException e) {
                LOG.warnf(Wordless.of(e), "the truth test %s broke", test.name());
                notDone.add(new NotDone(test.name(), "the test itself failed"));
            }
        }
        return new Examination(List.copyOf(doubts), done, notDone);
    }
}
