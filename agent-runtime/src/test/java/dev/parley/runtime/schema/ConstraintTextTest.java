package dev.parley.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTextTest {

    @Test
    void shouldReadTheListOfACheck() {
        assertThat(ConstraintText.allowedValues(
                        "CHECK ((status = ANY (ARRAY['open'::text, 'it''s done'::text])))", "status"))
                .containsExactly("open", "it's done");
        assertThat(ConstraintText.allowedValues(
                        "CHECK (((\"Kind\")::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
                        "Kind"))
                .containsExactly("a", "b");
        assertThat(ConstraintText.allowedValues("CHECK ((value = 'x'::bpchar))", "value"))
                .containsExactly("x");
        assertThat(ConstraintText.allowedValues(
                        "CHECK ((VALUE = ANY (ARRAY['s'::character(1), 'm'::character(1)])))", "value"))
                .containsExactly("s", "m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK (((status = ANY (ARRAY['a'::text, 'b'::text])) OR (id > 5)))",
                "CHECK ((lower(status) = ANY (ARRAY['a'::text, 'b'::text])))",
                "CHECK ((NOT (status = 'a'::text)))",
                "CHECK ((status <> 'a'::text))",
                "CHECK ((other = ANY (ARRAY['a'::text, 'b'::text])))",
                "CHECK ((status = ANY (ARRAY['a'::text, other])))",
                "CHECK ((status = other))",
                "CHECK ((status = 'a",
                "EXCLUDE USING gist (status WITH =)"
            })
    void shouldTakeNoOtherCheckForAList(String definition) {
        assertThat(ConstraintText.allowedValues(definition, "status")).isEmpty();
    }

    @Test
    void shouldFindColumnsAndNotTheirNamesInTexts() {
        Set<String> hidden = Set.of("salary", "Größe");

        assertThat(ConstraintText.mentions("CHECK ((salary > 0))", hidden)).isTrue();
        assertThat(ConstraintText.mentions("lower(\"Größe\")", hidden)).isTrue();
        assertThat(ConstraintText.mentions("CHECK ((kind = 'salary'::text))", hidden))
                .isFalse();
        assertThat(ConstraintText.mentions("'unreadable", hidden)).isTrue();
        assertThat(ConstraintText.mentions(null, hidden)).isFalse();
    }
}
