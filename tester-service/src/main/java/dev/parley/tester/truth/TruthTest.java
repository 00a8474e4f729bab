package dev.parley.tester.truth;

import dev.parley.tester.probe.Probes;
import java.util.List;

/** One way in which an answer may look right and be wrong. Tests are CDI beans; all that there are take part. */
public interface TruthTest {

    /** In checks, failures and configuration: lower case with underscores. */
    String name();

    /**
     * @return what speaks against the answer; empty when nothing was seen
     * @throws dev.parley.tester.probe.OutOfTimeException when there was no time to look
     */
    List<Doubt> examine(Candidate candidate, Probes probes);
}
