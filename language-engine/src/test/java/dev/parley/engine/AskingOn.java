package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.conversation.Earlier;
import dev.parley.engine.conversation.FollowUps;
import dev.parley.engine.explanation.Differences;
import dev.parley.engine.sql.FlatSql;
import java.util.List;

/** The words of the tests of conversations: {@code after(engine, "...").then("...").follows("SELECT ...")}. */
final class AskingOn {

    private final LanguageEngine engine;
    private final Earlier earlier;
    private final String question;
    private final Interpretations result;

    private AskingOn(LanguageEngine engine, Earlier earlier, String question, Interpretations result) {
        this.engine = engine;
        this.earlier = earlier;
        this.question = question;
        this.result = result;
    }

    /** The question before, as its best reading. */
    static AskingOn after(LanguageEngine engine, String question) {
        Interpretations result = engine.interpret(new Question(question, Asking.TODAY));
        assertThat(result.ranked()).as(question + " -> " + result.unplaced()).isNotEmpty();
        return new AskingOn(
                engine, new Earlier(question, result.ranked().getFirst().query()), question, result);
    }

    AskingOn then(String next) {
        Interpretations read = engine.interpret(new Question(next, Asking.TODAY), earlier, ValueIndex.empty());
        Earlier now = read.ranked().isEmpty()
                ? earlier
                : new Earlier(next, read.ranked().getFirst().query());
        return new AskingOn(engine, now, next, read);
    }

    /** It is a follow-up and nothing else, and means this SQL. */
    AskingOn follows(String sql) {
        assertThat(result.tied()).as(question + " -> " + result.unplaced()).hasSize(1);
        assertThat(sql(0)).as(question).isEqualTo(sql);
        assertThat(FollowUps.carriesOver(best()))
                .as("something is carried over")
                .isTrue();
        assertThat(best().assumptions())
                .anySatisfy(assumption -> assertThat(assumption.meaning()).startsWith("taken as a follow-up to"));
        return this;
    }

    AskingOn assumesNothingOf(String column) {
        assertThat(best().assumptions())
                .noneSatisfy(assumption -> assertThat(assumption.meaning()).contains(column));
        return this;
    }

    /** It is a question of its own, and means what it would mean alone. */
    AskingOn isNew() {
        Interpretations alone =
                engine.interpret(FollowUps.declared(new Question(question, Asking.TODAY)), ValueIndex.empty());
        assertThat(result.ranked()).as(question + " -> " + result.unplaced()).isNotEmpty();
        assertThat(result.ranked()).noneMatch(FollowUps::carriesOver);
        assertThat(sql(0)).as(question).isEqualTo(sql(alone, 0));
        assertThat(best().assumptions())
                .anySatisfy(assumption -> assertThat(assumption.meaning()).contains("nothing is carried over"));
        return this;
    }

    /** It can be meant either way: as a follow-up, or as a question of its own. */
    AskingOn isEither(String followUp, String alone) {
        assertThat(result.outcome()).as(question).isEqualTo(Interpretations.Outcome.ASKED);
        assertThat(List.of(sql(0), sql(1))).as(question).containsExactly(followUp, alone);
        assertThat(Differences.between(result.tied()))
                .satisfiesExactly(one -> assertThat(one).startsWith("As a follow-up: Show "), other -> assertThat(other)
                        .startsWith("As a new question: Show "));
        return this;
    }

    /** It means nothing here. */
    AskingOn isRefused() {
        assertThat(result.ranked()).as(question).isEmpty();
        return this;
    }

    private Interpretation best() {
        return result.ranked().getFirst();
    }

    private String sql(int rank) {
        return sql(result, rank);
    }

    private static String sql(Interpretations readings, int rank) {
        return FlatSql.of(readings.ranked().get(rank).query());
    }
}
