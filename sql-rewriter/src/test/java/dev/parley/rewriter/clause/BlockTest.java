package dev.parley.rewriter.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.tree.Expression;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTest {

    private static final SchemaSnapshot SCHEMA = new SchemaSnapshot(
            "clubs",
            "",
            Instant.EPOCH,
            List.of(
                    table("club", List.of("id"), "id", "name"),
                    table("member", List.of("id"), "id", "club_id", "age"),
                    table("note", List.of(), "text")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM member WHERE (age > 1 OR age < 0) AND club_id = 2 | SELECT 1 FROM member WHERE (age > 1 OR age < 0) AND (club_id = 2)
            SELECT * FROM member WHERE age > 1 AND (club_id = 2 AND id = 3) | SELECT 1 FROM member WHERE (age > 1) AND (club_id = 2) AND (id = 3)
            SELECT * FROM member m, club WHERE (((age > 1)))                | SELECT 1 FROM member m, club WHERE (age > 1)
            SELECT * FROM member                                            | SELECT 1 FROM member
            SELECT 1 WHERE true                                             | SELECT 1 WHERE (true)
            """)
    void shouldMakeARowsStatementOfItsParts(String sql, String rows) {
        assertThat(main(sql).rows("1")).isEqualTo(rows);
    }

    @Test
    void shouldLeaveOutOneCondition() {
        Block block = main("SELECT * FROM member WHERE age > 1 AND club_id = 2 /* a comment */ AND id = 3 -- another");

        assertThat(block.rows("1", block.without(block.where().get(1)), ""))
                .isEqualTo("SELECT 1 FROM member WHERE (age > 1) AND (id = 3)");
    }

    @Test
    void shouldTurnOneJoin() {
        Block block =
                main("SELECT * FROM (club c INNER JOIN member m ON m.club_id = c.id) JOIN note n ON n.text = m.id");

        assertThat(block.joins()).hasSize(2);
        assertThat(block.from(block.joins().get(0), "LEFT JOIN"))
                .isEqualTo("(club c LEFT JOIN member m ON m.club_id = c.id) JOIN note n ON n.text = m.id");
        assertThat(block.from(block.joins().get(1), "LEFT JOIN"))
                .isEqualTo("(club c INNER JOIN member m ON m.club_id = c.id) LEFT JOIN note n ON n.text = m.id");
    }

    @Test
    void shouldTakeTablesOfWithAlong() {
        List<Block> blocks = blocks("""
                WITH a AS (SELECT * FROM club), b (x) AS (SELECT id FROM a)
                SELECT x FROM b WHERE x IN (SELECT id FROM member)""");

        assertThat(blocks)
                .extracting(Block::place)
                .containsExactly(Block.Place.MAIN, Block.Place.EXPRESSION, Block.Place.PART, Block.Place.PART);
        assertThat(blocks.get(0).statement("SELECT 1 FROM b"))
                .isEqualTo("WITH a AS (SELECT * FROM club), b (x) AS (SELECT id FROM a) SELECT 1 FROM b");
        assertThat(blocks.get(3).statement("SELECT 1 FROM a"))
                .isEqualTo("WITH a AS (SELECT * FROM club) SELECT 1 FROM a");
        assertThat(blocks.get(0).relations().getFirst().columns()).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT m.id FROM member m WHERE m.age > 1                       | true
            SELECT id FROM member WHERE age > 1                             | true
            SELECT m.id FROM member m JOIN club k ON k.id = m.club_id       | true
            SELECT m.id FROM member m WHERE m.club_id = c.id                | false
            SELECT id FROM member WHERE club_id = name                      | false
            SELECT m.id FROM member m WHERE EXISTS (SELECT 1 FROM note n WHERE n.text = m.id) | true
            SELECT m.id FROM member m WHERE EXISTS (SELECT 1 FROM note n WHERE n.text = c.id) | false
            SELECT f.x FROM generate_series(1, c.id) AS f (x)               | false
            """)
    void shouldKnowWhatOfAnExpressionRunsByItself(String query, boolean alone) {
        List<Block> blocks = blocks("SELECT * FROM club c WHERE c.id IN (" + query + ")");

        assertThat(blocks.get(0).standsAlone()).isTrue();
        assertThat(blocks.get(1).standsAlone()).isEqualTo(alone);
    }

    @Test
    void shouldKnowWhatOfFromIsReadByItself() {
        Block block = main("SELECT * FROM club c, unnest(c.id) u, LATERAL (SELECT c.id) l, (SELECT 1) d, unnest(1) v");

        assertThat(block.relations()).extracting(Relation::standsAlone).containsExactly(true, false, false, true, true);
    }

    @Test
    void shouldNotTakeATableOfWithForOneOfTheCatalog() {
        Block block = main("WITH club AS (SELECT 1 AS id) SELECT * FROM club");

        assertThat(block.relations().getFirst().table()).isNull();
        assertThat(block.relations().getFirst().identity()).isEmpty();
    }

    @Test
    void shouldTellRowsApart() {
        Block block = main("SELECT * FROM club \"C x\", note n LEFT JOIN member m ON true");

        assertThat(block.relations())
                .extracting(relation -> relation.identity().get())
                .containsExactly("\"C x\".id", "n.ctid", "m.id");
        assertThat(block.relations()).extracting(Relation::optional).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM member m JOIN club c ON c.id = m.club_id      | m.club_id = c.id
            SELECT * FROM member m JOIN club c ON club_id = c.id        | m.club_id = c.id
            SELECT * FROM member m, club c WHERE m.club_id = c.id       | m.club_id = c.id
            SELECT * FROM member JOIN note ON text = age                |
            SELECT * FROM member m LEFT JOIN club c ON c.id = m.club_id |
            SELECT * FROM member m JOIN club c ON c.id > m.club_id      |
            """)
    void shouldFollowKeysOverInnerJoins(String sql, String condition) {
        assertThat(main(sql).links().stream().map(Link::condition))
                .containsExactlyElementsOf(Stream.ofNullable(condition).toList());
    }

    @Test
    void shouldKnowWhatGroupsMean() {
        Block block =
                main("SELECT age + 1 AS older, name, count(*) FROM member, club GROUP BY older, 2, member.club_id");

        assertThat(block.groupKeys().get())
                .extracting(block::text)
                .containsExactly("age + 1", "name", "member.club_id");
        assertThat(block.groupBy(block.groupKeys().get())).isEqualTo(" GROUP BY (age + 1), (name), (member.club_id)");
        assertThat(main("SELECT 1 FROM club GROUP BY ROLLUP (name)").groupKeys())
                .isEmpty();
    }

    @Test
    void shouldNotLookIntoQueriesForColumns() {
        Block block = main("SELECT * FROM member WHERE age > (SELECT min(id) FROM club)");
        Expression condition = block.where().getFirst();

        assertThat(block.relationsIn(condition)).isEmpty();
        assertThat(Trees.all(condition, Expression.Column.class)).hasSize(1);
    }

    private static Block main(String sql) {
        return blocks(sql).getFirst();
    }

    private static List<Block> blocks(String sql) {
        return Blocks.of(SqlParser.parse(sql), SCHEMA, List.of("public"));
    }

    private static Table table(String name, List<String> key, String... columns) {
        List<ForeignKey> references = name.equals("member")
                ? List.of(new ForeignKey("fk", List.of("club_id"), new TableName("public", "club"), List.of("id")))
                : List.of();
        return new Table(
                new TableName("public", name),
                TableKind.TABLE,
                null,
                0,
                Arrays.stream(columns)
                        .map(column -> new Column(column, "integer", TypeFamily.INTEGER, true, null, List.of()))
                        .toList(),
                key,
                List.of(),
                references);
    }
}
