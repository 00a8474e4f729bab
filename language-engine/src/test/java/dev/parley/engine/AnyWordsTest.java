package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.engine.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever words stand behind each other, the engine reads them or refuses: nothing makes it fail. */
class AnyWordsTest {

    private static final int QUESTIONS = 1500;
    private static final int LONGEST = 16;

    private static final LanguageEngine PARCELS = new SchemaBuilder()
            .table(
                    "sender",
                    "id int pk",
                    "name text! = Ann Lee | Bob Ray",
                    "town text = Lyon | Rome",
                    "insured text = Y | N")
            .table(
                    "parcel",
                    "id int pk",
                    "label text!",
                    "sender_id int! -> sender",
                    "sent_at timestamp",
                    "delivered_at timestamp",
                    "due_on date",
                    "weight numeric",
                    "price numeric")
            .table("follow", "follower_id int! -> sender", "followee_id int! -> sender")
            .engine();

    /** What is turned about: each of another turn of language. */
    private static final List<String> SENTENCES = List.of(
            "parcels that were delivered more than 5 days after they were sent",
            "senders older than the oldest sender from Lyon who follows Ann Lee but not Bob Ray",
            "the name and the number of parcels of each sender with at least 3 parcels sorted by weight",
            "what percentage of the parcels sent last month was delivered late",
            "which senders never sent a parcel heavier than the average of their town",
            "the difference between the highest and the lowest price of parcels with 4 or 5 labels",
            "how many times did Ann Lee send a parcel in 2024 compared to 2023",
            "for each town the sender with the most parcels and their total weight",
            "show insured senders whose parcels are not due before May or who have both none and two");

    static Stream<LanguageEngine> engines() {
        return Stream.of(PARCELS, Schemas.SHOP.engine(), Schemas.LIBRARY.engine(), Schemas.CLINIC.engine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldReadOrRefuseWhateverIsSaid(LanguageEngine engine) {
        Random random = new Random(20261123);
        List<String> lexicon = new ArrayList<>(Lexicon.english().words());
        for (int i = 0; i < QUESTIONS; i++) {
            String question = String.join(" ", turnedAbout(random, lexicon));
            assertThatCode(() -> engine.interpret(new Question(question, Asking.TODAY)))
                    .as(question)
                    .doesNotThrowAnyException();
        }
    }

    /** A sentence, or the beginning of one and the end of another, with a few words dropped, swapped or put in. */
    private static List<String> turnedAbout(Random random, List<String> lexicon) {
        List<String> said = new ArrayList<>(words(random));
        if (random.nextBoolean()) {
            List<String> other = words(random);
            said.subList(random.nextInt(said.size()), said.size()).clear();
            said.addAll(other.subList(random.nextInt(other.size()), other.size()));
        }
        for (int turns = random.nextInt(4); turns > 0 && said.size() > 2; turns--) {
            int at = random.nextInt(said.size());
            switch (random.nextInt(3)) {
                case 0 -> said.remove(at);
                case 1 -> said.set(at, said.set(random.nextInt(said.size()), said.get(at)));
                default -> said.add(at, lexicon.get(random.nextInt(lexicon.size())));
            }
        }
        return said.stream().limit(LONGEST).toList();
    }

    private static List<String> words(Random random) {
        return Arrays.asList(SENTENCES.get(random.nextInt(SENTENCES.size())).split(" "));
    }
}
