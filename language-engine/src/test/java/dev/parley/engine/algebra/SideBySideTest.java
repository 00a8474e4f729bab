package dev.parley.engine.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.sql.FlatSql;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final ColumnRef NAME = new ColumnRef("t", "name", TypeFamily.TEXT);
    private static final ColumnRef SIZE = new ColumnRef("t", "size", TypeFamily.INTEGER);

    @Test
    void shouldSayWhoseEachNumberIs() {
        Query count = select(List.of(new Output(new CountRows(), "n")), List.of(), null);

        assertThat(sql(List.of(count, count), "by size", "by name"))
                .isEqualTo("SELECT 'by size' AS reading, count(*) AS n FROM public.thing AS t UNION ALL "
                        + "SELECT 'by name' AS reading, count(*) AS n FROM public.thing AS t ORDER BY reading");
    }

    @Test
    void shouldCutOffEachByItself() {
        Query largest = select(List.of(new Output(NAME, "name")), largestFirst(), 3);
        Query all = select(List.of(new Output(NAME, "name")), List.of(), null);

        assertThat(sql(List.of(largest, all), "a", "b"))
                .isEqualTo("SELECT 'a' AS reading, found.name FROM (SELECT t.name FROM public.thing AS t "
                        + "ORDER BY t.size DESC LIMIT 3) AS found UNION ALL "
                        + "SELECT 'b' AS reading, t.name FROM public.thing AS t ORDER BY reading");
    }

    @Test
    void shouldKeepTheOrderWithinEachOfThree() {
        Query sized = select(List.of(new Output(NAME, "reading"), new Output(SIZE, "size")), largestFirst(), null);

        assertThat(sql(List.of(sized, sized, sized), "a", "b", "c"))
                .startsWith("SELECT 'a' AS reading_, t.name AS reading, t.size FROM public.thing AS t UNION ALL ")
                .endsWith("ORDER BY reading_, size DESC NULLS LAST");
    }

    @Test
    void shouldNotPutTogetherWhatShowsOtherColumns() {
        Query name = select(List.of(new Output(NAME, "name")), List.of(), null);
        Query size = select(List.of(new Output(SIZE, "size")), List.of(), null);
        Query both = select(List.of(new Output(NAME, "name"), new Output(SIZE, "size")), List.of(), null);

        assertThat(SideBySide.of(List.of(name, size), List.of("a", "b"))).isEmpty();
        assertThat(SideBySide.of(List.of(name, both), List.of("a", "b"))).isEmpty();
    }

    @Test
    void shouldBeExplained() {
        Query count = select(List.of(new Output(new CountRows(), "n")), List.of(), null);
        Query both = SideBySide.of(List.of(count, count), List.of("by size", "by name"))
                .orElseThrow();

        assertThat(Explainer.explain(both)).contains("Shows all rows of both lists.");
        assertThat(Explainer.sentence(both)).contains("“by size”").doesNotContain("each row once");
    }

    private static List<Ordering> largestFirst() {
        return List.of(new Ordering(SIZE, Ordering.Direction.DESCENDING, Ordering.Nulls.ABSENT));
    }

    private static Query select(List<Output> outputs, List<Ordering> orderBy, Integer limit) {
        return new Select(
                false,
                outputs,
                new TableScan(new TableName("public", "thing"), "t"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                orderBy,
                limit);
    }

    private static String sql(List<Query> queries, String... names) {
        return FlatSql.of(SideBySide.of(queries, List.of(names)).orElseThrow());
    }
}
