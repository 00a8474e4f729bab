package dev.parley.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {

    private static final List<String> CITIES = List.of(
            "“city” as the city of the shipping address of the order",
            "“city” as the city of the billing address of the order",
            "“city” as the city of the warehouse of the order");

    private static final List<String> STOPS =
            List.of("“stop” as the last stop of the line", "“stop” as the first stop of the line");

    private static final List<String> REACH = List.of(
            "Show title of work for “novel” and “poem”, of all of them where city is “Lyon” (a condition on both).",
            "Show title of work for “novel”, and for “poem” where city is “Lyon” (a condition on “poem”).");

    private static final List<String> SCOPE = List.of(
            "For each school, show title of course (one by one).",
            "Show title of course, only what goes with every single school (all together).");

    private static final List<String> FEES = List.of(
            "“fees” as the entry fee of race",
            "“fees” as the late fee of race",
            "“fees” as the entry fee of race; “fees” as the late fee of race");

    private static final List<String> ORDERS = List.of("the orders", "the orders of the month");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2                               | meant 2
            #2                              | meant 2
            option 2, please                | meant 2
            the second                      | meant 2
            The second one.                 | meant 2
            I meant the 3rd option          | meant 3
            first one                       | meant 1
            one                             | meant 1
            number two                      | meant 2
            the last                        | meant 3
            no, the second                  | meant 2
            No - the second one             | meant 2
            1,3                             | meant 1 3
            1 and 3                         | meant 1 3
            3 & 1                           | meant 1 3
            the first and the last          | meant 1 3
            both the first and the second   | meant 1 2
            all                             | meant 1 2 3
            all of them                     | meant 1 2 3
            all three                       | meant 1 2 3
            either is fine                  | meant 1 2 3
            both                            | meant 1 2 3
            either                          | meant 1 2 3
            every one of these, please      | meant 1 2 3
            not the second                  | one of 1 3
            not 1 or 2                      | meant 3
            the first, not the second       | meant 1
            shipping                        | meant 1
            shipped                         | meant 1
            the billing one                 | meant 2
            where they are shipped to       | meant 1
            the billing address             | meant 2
            by warehouse                    | meant 3
            I think the city of the billing address | meant 2
            shipping and billing            | meant 1 2
            shipping, warehouse             | meant 1 3
            shipping rather than billing    | meant 1
            not the warehouse               | one of 1 2
            not shipping, not billing       | meant 3
            not shipping, not cancelled     | words '1'
            address                         | one of 1 2
            the default                     | whichever
            whatever                        | whichever
            I don't care                    | whichever
            doesn't matter                  | whichever
            you decide                      | whichever
            I'm not sure                    | whichever
            none                            | none
            none of these                   | none
            None of the above!              | none
            neither                         | none
            no                              | none
            Nope, none of them              | none
            not any of these                | none
            the second, but only in 2023    | meant 2 with only in 2023
            shipping but without gifts      | meant 1 with without gifts
            1: those over 100               | meant 1 with those over 100
            4                               | words ''
            yes                             | words ''
            city                            | words ''
            the customer's home             | words ''
            only those over 100             | words ''
            the warehouse in Lyon           | words '3'
            the delivery city               | words ''
            the city it was shipped to last | words '1'
            """)
    void shouldReadWhatIsSaidOfTheOptions(String text, String said) {
        assertThat(read(text, CITIES)).isEqualTo(said.replace(" ''", "").replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            both             | meant 1 2
            the latter       | meant 2
            the former       | meant 1
            the other one    | meant 2
            not the second   | meant 1
            the first stop   | meant 2
            the last stop    | meant 1
            the first        | meant 2
            2                | meant 2
            """)
    void shouldGoByTheWordsOfAnOptionBeforeItsPlace(String text, String said) {
        assertThat(read(text, STOPS)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            both                     | meant 1
            all                      | meant 1
            on both, please          | meant 1
            the condition on both    | meant 1
            both of them             | meant 1 2
            both readings            | meant 1 2
            1 and 2                  | meant 1 2
            """)
    void shouldTakeTheOptionThatSaysBoth(String text, String said) {
        assertThat(read(text, REACH)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            each                     | meant 1
            for each                 | meant 1
            each school              | meant 1
            every                    | meant 2
            all                      | meant 2
            every single one         | meant 2
            all together             | meant 2
            both                     | meant 1 2
            all of them              | meant 1 2
            """)
    void shouldTakeTheOptionThatSaysHowFarEachReaches(String text, String said) {
        assertThat(read(text, SCOPE)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entry                    | meant 1
            the late one             | meant 2
            entry and late           | meant 3
            the entry and late fees  | meant 3
            both                     | meant 3
            all                      | meant 3
            all of them              | meant 3
            1 and 2                  | meant 3
            2 and 3                  | meant 2 3
            entry, but only in 2023  | meant 1 with only in 2023
            fees                     | words ''
            """)
    void shouldTellAnOptionFromTheOneThatHasItToo(String text, String said) {
        assertThat(read(text, FEES)).isEqualTo(said.replace(" ''", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the orders               | meant 1
            the orders of the month  | meant 2
            by month                 | meant 2
            """)
    void shouldTakeAnOptionSaidWhole(String text, String said) {
        assertThat(read(text, ORDERS)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes     | meant 1
            Yes!    | meant 1
            no      | none
            """)
    void shouldReadYesAndNoWhereThereIsOneOption(String text, String said) {
        assertThat(read(text, ORDERS.subList(0, 1))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no, the orders of last year               | the orders of last year
            None of these: orders shipped last year   | orders shipped last year
            only those over 100                       | only those over 100
            none, how many orders have no invoice?    | how many orders have no invoice?
            """)
    void shouldKeepWhatIsSaidOfTheQuestion(String text, String words) {
        assertThat(new AnswerReader(CITIES).read(text))
                .isInstanceOfSatisfying(
                        Said.Words.class, said -> assertThat(said.text()).isEqualTo(words));
    }

    private static String read(String text, List<String> options) {
        return switch (new AnswerReader(options).read(text)) {
            case Said.Meant meant -> "meant " + places(meant.places());
            case Said.MeantWith with -> "meant " + (with.place() + 1) + " with " + with.more();
            case Said.OneOf some -> "one of " + places(some.places());
            case Said.Whichever w -> "whichever";
            case Said.None n -> "none";
            case Said.Words words -> ("words " + places(words.like())).strip();
        };
    }

    private static String places(List<Integer> places) {
        return String.join(
                " ", places.stream().map(place -> String.valueOf(place + 1)).toList());
    }
}
