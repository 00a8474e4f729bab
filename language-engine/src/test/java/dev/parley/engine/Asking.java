package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.glossary.Term;
import dev.parley.engine.sql.FlatSql;
import dev.parley.engine.sql.SqlRenderer;
import java.time.LocalDate;
import java.util.List;

/** The words of the tests: {@code asks("...").gives("SELECT ...")}. Today is Friday, 14 March 2025. */
final class Asking {

    static final LocalDate TODAY = LocalDate.of(2025, 3, 14);

    private final String question;
    private final Interpretations result;

    private Asking(String question, Interpretations result) {
        this.question = question;
        this.result = result;
    }

    static Asking asks(LanguageEngine engine, String question) {
        return asks(engine, question, List.of());
    }

    static Asking asks(LanguageEngine engine, String question, List<Term> glossary) {
        return new Asking(question, engine.interpret(new Question(question, TODAY, glossary)));
    }

    /** The best reading is this SQL, spaces apart. */
    Asking gives(String sql) {
        assertThat(result.ranked()).as(question + " -> " + result.unplaced()).isNotEmpty();
        assertThat(sql(0)).as(question).isEqualTo(sql);
        return this;
    }

    /** The second reading is this SQL and as likely as the first. */
    Asking orAsLikely(String sql) {
        assertThat(result.ranked()).as(question).hasSizeGreaterThan(1);
        assertThat(result.margin()).as("margin").isLessThan(0.05);
        assertThat(sql(1)).as(question).isEqualTo(sql);
        assertThat(result.ranked().get(0).meaning())
                .isNotEqualTo(result.ranked().get(1).meaning());
        return this;
    }

    /** There is no other reading. */
    Asking alone() {
        assertThat(result.ranked()).as(question).hasSize(1);
        return this;
    }

    /** Every reading goes over this table. */
    Asking joining(String table) {
        assertThat(result.ranked()).as(question).isNotEmpty();
        assertThat(result.ranked()).as(question).allSatisfy(reading -> assertThat(SqlRenderer.render(reading.query()))
                .contains(table)
                .doesNotContain("UNION"));
        return this;
    }

    /** No reading makes one list of two; there may be none at all. */
    Asking withoutUnion() {
        assertThat(result.ranked()).as(question).noneSatisfy(reading -> assertThat(SqlRenderer.render(reading.query()))
                .contains("UNION"));
        return this;
    }

    /** Nothing is left to ask. */
    Asking unambiguously() {
        assertThat(result.outcome()).as(question).isEqualTo(Interpretations.Outcome.ANSWERED);
        return this;
    }

    Asking assuming(String words) {
        assertThat(result.ranked().getFirst().assumptions())
                .as(question)
                .anySatisfy(assumption -> assertThat(assumption.meaning()).contains(words));
        return this;
    }

    Asking plainly() {
        assertThat(result.ranked().getFirst().assumptions()).as(question).isEmpty();
        return this;
    }

    /** No answer, and this word stands in the way. */
    UnplacedWord isRefusedFor(String word) {
        assertThat(result.ranked()).as(question).isEmpty();
        assertThat(result.unplaced())
                .as(question)
                .extracting(UnplacedWord::word)
                .contains(word);
        return result.unplaced().stream()
                .filter(unplaced -> unplaced.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    Asking isNotAnswered() {
        assertThat(result.ranked()).as(question).isEmpty();
        return this;
    }

    private String sql(int rank) {
        return FlatSql.of(result.ranked().get(rank).query());
    }
}
