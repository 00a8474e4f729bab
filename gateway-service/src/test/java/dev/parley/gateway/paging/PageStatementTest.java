package dev.parley.gateway.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageStatementTest {

    @Test
    void shouldLeaveOutWhatWasNotAskedFor() {
        PageStatement.Statement statement = new PageStatement()
                .where("owner = $%d", "ann")
                .whereGiven("status = $%d", null)
                .whereGiven("database = $%d", "demo")
                .page("SELECT id FROM tasks", "at", "id", null, 10);

        assertThat(statement.sql())
                .isEqualTo(
                        "SELECT id FROM tasks WHERE owner = $1 AND database = $2 ORDER BY at DESC, id DESC LIMIT $3");
        assertThat(statement.values().getValue(1)).isEqualTo("demo");
    }

    @Test
    void shouldNotLoseAConditionThatHasToHold() {
        PageStatement page = new PageStatement();

        assertThatThrownBy(() -> page.where("owner = $%d", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("owner");
    }
}
