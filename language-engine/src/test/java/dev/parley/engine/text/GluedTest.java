package dev.parley.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GluedTest {

    @ParameterizedTest
    @CsvSource({
        "airportname, airport name",
        "totalamount, total amount",
        "releaseyear, release year",
        "hoursperday, hours per day",
        "billingpostalcode, billing postal code",
        "numberofseats, number of seats",
        "petage, pet age"
    })
    void shouldTakeApartWordsOfADictionary(String name, String parts) {
        assertThat(Glued.parts(name, Set.of("pet"))).containsExactlyElementsOf(Arrays.asList(parts.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carpet",
                "together",
                "manage",
                "candidate",
                "storage",
                "season",
                "target",
                "weapon",
                "password",
                "hybrid",
                "piano",
                "xqzvw",
                "language",
                "coordinate"
            })
    void shouldLeaveWholeWordsWhole(String word) {
        assertThat(Glued.parts(word, Set.of("car", "pet"))).containsExactly(word);
    }
}
