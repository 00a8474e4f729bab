package dev.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many statements ended how, and how long they took. */
final class SandboxSummary {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Double> millis = new ArrayList<>();

    void add(SandboxVerdict verdict) {
        String ending = verdict.layer() == null ? verdict.verdict() : verdict.verdict() + " by " + verdict.layer();
        counts.merge(ending, 1, Integer::sum);
        millis.add(verdict.millis());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(millis.size() + " statements:");
        counts.forEach((ending, count) -> lines.add("  %6d  %s".formatted(count, ending)));
        List<Double> sorted = millis.stream().sorted().toList();
        lines.add("  half within %.0f ms, 95 of 100 within %.0f ms"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100))));
        return lines;
    }
}
