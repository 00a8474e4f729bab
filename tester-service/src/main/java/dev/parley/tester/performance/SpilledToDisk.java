package dev.parley.tester.performance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.message.AdviceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sorts, hashes and groups that did not fit into memory and went through temporary files; known of runs only. */
@ApplicationScoped
class SpilledToDisk implements Advisor {

    private static final int KB_PER_PAGE = 8;

    @Override
    public List<Advice> advise(SlowStatement slow) {
        List<String> spilled = new ArrayList<>();
        long kilobytes = 0;
        for (PlanNode node : slow.plan().all()) {
            long own = kilobytes(node);
            if (own > 0) {
                spilled.add(node.type() + (own > 1 ? String.format(Locale.ROOT, " (%,d kB)", own) : ""));
                kilobytes += own;
            }
        }
        return spilled.isEmpty()
                ? List.of()
                : List.of(new Advice(
                        AdviceKind.SPILLED_TO_DISK,
                        "Did not fit into memory and went through temporary files: " + String.join(", ", spilled),
                        String.format(
                                Locale.ROOT,
                                "Ask for fewer rows or columns, or have the database's owner run:"
                                        + " ALTER ROLE %s SET work_mem = '%dMB'",
                                Identifiers.quoted(slow.role()),
                                megabytes(kilobytes))));
    }

    /** Rows take about three times the room in memory that they take in a file. */
    private static long megabytes(long kilobytes) {
        return Math.max(8, Long.highestOneBit(Math.max(1, kilobytes * 3 / 1024)) * 2);
    }

    /** What the step wrote; a lower bound for a hash, of which only the number of parts is told. */
    private static long kilobytes(PlanNode node) {
        long most = kilobytes(node.json(), node);
        for (JsonNode worker : node.json().path("Workers")) {
            most = Math.max(most, kilobytes(worker, node));
        }
        return most;
    }

    private static long kilobytes(JsonNode figures, PlanNode node) {
        if (figures.path("Sort Space Type").asText("").equals("Disk")) {
            return figures.path("Sort Space Used").asLong();
        }
        if (figures.path("HashAgg Batches").asLong() > 1) {
            return Math.max(1, figures.path("Disk Usage").asLong());
        }
        return figures.path("Hash Batches").asLong() > 1
                ? Math.max(1, node.number("Temp Written Blocks") * KB_PER_PAGE)
                : 0;
    }
}
