package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueIndexTest {

    private static final TableName RUNNER = new TableName("public", "runner");
    private static final ValueIndex VALUES = ValueIndex.of(List.of(
            column("country", "France", "United States", "Turkey"),
            column("origin_code", "JPN", "CAN"),
            column("home_state", "TX", "CA"),
            column("sex", "F", "M"),
            column("team", "F", "G"),
            column("birth_month", "May", "June"),
            column("subject", "Comp. Sci.", "Computer Science", "History of Art"),
            column("employer", "Northwind Trading Company", "Contoso")));

    @ParameterizedTest
    @CsvSource({
        "French, France",
        "american, United States",
        "USA, United States",
        "the states, United States",
        "Japan, JPN",
        "japanese, JPN",
        "Texas, TX",
        "women, F",
        "male, M",
        "Jun, June"
    })
    void shouldKnowWhatStandsForTheSame(String asked, String value) {
        assertThat(VALUES.alternates(asked)).extracting(ValueIndex.Entry::value).containsExactly(value);
    }

    @Test
    void shouldLookForCodesOnlyWhereTheyBelong() {
        assertThat(VALUES.alternates("women"))
                .extracting(ValueIndex.Entry::column)
                .containsExactly("sex");
        assertThat(VALUES.alternates("Canada"))
                .extracting(ValueIndex.Entry::value)
                .containsExactly("CAN");
        assertThat(VALUES.alternates("us")).isEmpty();
        assertThat(VALUES.alternates("US")).extracting(ValueIndex.Entry::value).containsExactly("United States");
        assertThat(VALUES.alternates("may")).isEmpty();
    }

    @Test
    void shouldForgiveSlips() {
        assertThat(VALUES.similar("Contso")).extracting(ValueIndex.Entry::value).containsExactly("Contoso");
        assertThat(VALUES.similar("untied sttes"))
                .extracting(ValueIndex.Entry::value)
                .containsExactly("United States");
        assertThat(VALUES.similar("Bontoso")).isEmpty();
        assertThat(VALUES.similar("Jnue")).isEmpty();
        assertThat(VALUES.similar("Contoso")).isEmpty();
    }

    @Test
    void shouldGiveAllValuesOnlyWhereItHasThem() {
        assertThat(VALUES.values(RUNNER, "sex")).hasValue(List.of("F", "M"));
        assertThat(ValueIndex.of(List.of(new ColumnValues(RUNNER, "name", List.of("Ada"), false)))
                        .values(RUNNER, "name"))
                .isEmpty();
    }

    private static ColumnValues column(String name, String... values) {
        return new ColumnValues(RUNNER, name, List.of(values), true);
    }
}
