package dev.parley.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why questions of a set were not judged: the SQL that was to be right does not run. */
final class GoldErrors {

    private static final int MOST = 10;

    private GoldErrors() {}

    /** A line for each question, the first few of them. */
    static List<String> of(List<Judged> judged) {
        List<String> all = judged.stream()
                .filter(one -> one.goldError() != null)
                .map(one -> "Not judged: the gold SQL of " + one.question().id() + " does not run: "
                        + one.goldError().lines().findFirst().orElse(""))
                .toList();
        Stream<String> rest = all.size() > MOST
                ? Stream.of("Not judged for the same reason: " + (all.size() - MOST) + " more; report.html has them")
                : Stream.of();
        return Stream.concat(all.stream().limit(MOST), rest).collect(Collectors.toUnmodifiableList());
    }
}
