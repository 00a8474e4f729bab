package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.model.message.QuerySubmitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": 5, \"database\": \"d\"}",
                "{\"query\": 5.5, \"database\": \"d\"}",
                "{\"query\": true, \"database\": \"d\"}",
                "{\"query\": \"q\", \"database\": \"d\", \"options\": {\"row_limit\": \"5\"}}",
                "{\"query\": \"q\", \"database\": \"d\", \"options\": {\"row_limit\": 5.5}}",
                "{\"query\": \"q\", \"database\": \"d\", \"options\": {\"row_limit\": 1e999999999}}",
                "{\"query\": \"q\", \"database\": \"d\", \"options\": {\"assume\": \"true\"}}",
                "{\"query\": \"q\", \"database\": \"d\", \"querry\": \"q\"}",
                "{\"query\": \"q\", \"database\": \"d\", \"query\": \"r\"}",
                "{\"query\": \"q\", \"database\": \"d\"} {}"
            })
    void shouldRefuseAtTheEdgeWhatIsNotAsItIsMeant(String json) {
        assertThatThrownBy(() -> Json.strictMapper().readValue(json, QuerySubmitted.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void shouldReadInsideWhatANewerServiceWrote() throws JsonProcessingException {
        String newer = "{\"query\": \"q\", \"database\": \"d\", \"tone\": \"polite\"}";

        assertThat(Json.mapper().readValue(newer, QuerySubmitted.class).query()).isEqualTo("q");
    }
}
