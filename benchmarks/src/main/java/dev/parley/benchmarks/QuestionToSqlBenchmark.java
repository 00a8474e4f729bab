package dev.parley.benchmarks;

import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.schema.SchemaSnapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From question to SQL, and from catalog to engine, on a small, a middle and a large schema. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class QuestionToSqlBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 14);
    private static final List<String> QUESTIONS = List.of(
            "How many machines are there?",
            "names of plants with a weight over 20",
            "the 3 longest shipments",
            "number of invoices per order",
            "names of suppliers without contracts",
            "average price of invoices for each city, highest first");

    /** Tables and columns of each. */
    @Param({"8x12", "60x20", "500x50"})
    public String schema;

    private SchemaSnapshot snapshot;
    private LanguageEngine engine;

    @Setup
    public void build() {
        String[] size = schema.split("x");
        snapshot = WideSchema.of(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        engine = LanguageEngine.over(snapshot, ValueIndex.empty());
    }

    /** Six questions, of which small schemas do not know all the words. */
    @Benchmark
    public void sixQuestions(Blackhole sink) {
        for (String question : QUESTIONS) {
            Interpretations readings = engine.interpret(new Question(question, TODAY));
            readings.ranked().stream().findFirst().ifPresent(best -> sink.consume(SqlRenderer.render(best.query())));
            sink.consume(readings);
        }
    }

    @Benchmark
    public LanguageEngine catalogToEngine() {
        return LanguageEngine.over(snapshot, ValueIndex.empty());
    }
}
