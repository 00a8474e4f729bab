package dev.parley.benchmarks;

import dev.parley.engine.LanguageEngine;
import dev.parley.engine.ValueIndex;
import dev.parley.model.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what an engine keeps of a schema, without the catalog itself and without values. */
public final class EngineMemory {

    private static final int COPIES = 4;

    private EngineMemory() {}

    public static void main(String[] args) {
        LanguageEngine.over(WideSchema.of(8, 12), ValueIndex.empty());
        for (int[] size : new int[][] {{8, 12}, {60, 20}, {500, 50}}) {
            SchemaSnapshot schema = WideSchema.of(size[0], size[1]);
            long before = used();
            List<LanguageEngine> kept = new ArrayList<>();
            for (int i = 0; i < COPIES; i++) {
                kept.add(LanguageEngine.over(schema, ValueIndex.empty()));
            }
            double each = (used() - before) / 1e6 / kept.size();
            System.out.println(String.format(Locale.ROOT, "%d tables of %d columns: %.1f MB", size[0], size[1], each));
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
