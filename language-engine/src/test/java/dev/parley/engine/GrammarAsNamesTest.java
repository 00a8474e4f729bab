package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Words that mostly belong to grammar, where a column, a table or a value is called so. */
class GrammarAsNamesTest {

    private static final LanguageEngine FLEET = new SchemaBuilder()
            .table("skipper", "id int pk", "name text!", "licence_class text = A | B | C", "age int!")
            .table("dog_show", "id int pk", "title text!", "kennel_id int! -> kennel", "entry_fee numeric")
            .table("kennel", "id int pk", "kennel_name text!", "area_sqm int", "yard_sqft int")
            .table(
                    "survey",
                    "id int pk",
                    "surveyor_name text!",
                    "result text = pass | fail",
                    "skipper_id int -> skipper")
            .table("freight", "id int pk", "description text!", "weight_tons numeric", "value_usd int")
            .engine();

    @Test
    void shouldTakeACapitalInTheMiddleOfASentenceForTheLetter() {
        String classA = "SELECT s.name FROM public.skipper AS s WHERE s.licence_class = 'A' ORDER BY s.id";
        asks("Names of skippers with licence class A").gives(classA);
        asks("What are the names of skippers who got an A?").gives(classA);
        asks("Find the names of skippers whose licence class is A or B.")
                .gives("SELECT s.name FROM public.skipper AS s WHERE s.licence_class IN ('A', 'B') ORDER BY s.id");
    }

    @Test
    void shouldTakeACapitalThatBeginsASentenceForTheArticle() {
        asks("A list of the names of skippers").gives("SELECT s.name FROM public.skipper AS s ORDER BY s.id");
        asks("Show me data. A skipper's name").gives("SELECT s.name FROM public.skipper AS s ORDER BY s.id");
    }

    @Test
    void shouldRefuseALetterThatIsNoValue() {
        asks("Titles of dog shows with an A").isNotAnswered();
    }

    @Test
    void shouldTellRowsFromWhatIsDoneWithThem() {
        asks("How many shows does each kennel have?")
                .gives("SELECT k.kennel_name, count(*) AS dog_show_count FROM public.dog_show AS ds JOIN public.kennel"
                        + " AS k ON ds.kennel_id = k.id GROUP BY k.id, k.kennel_name ORDER BY k.kennel_name, k.id");
        asks("Which shows have an entry fee over 20?")
                .gives("SELECT ds.title FROM public.dog_show AS ds WHERE ds.entry_fee > 20 ORDER BY ds.id");
    }

    @Test
    void shouldReadWhatIsToBeFoundBehindAGroup() {
        asks("For each surveyor, find the number of surveys.")
                .gives("SELECT s.surveyor_name, count(*) AS survey_count FROM public.survey AS s GROUP BY"
                        + " s.surveyor_name ORDER BY s.surveyor_name");
    }

    @Test
    void shouldShowAValueThatIsAColumn() {
        asks("What is the average value of the freight?")
                .gives("SELECT avg(f.value_usd) AS average_value_usd FROM public.freight AS f");
        asks("Description, weight and value of the heaviest freight")
                .gives("SELECT f.description, f.weight_tons, f.value_usd FROM public.freight AS f ORDER BY"
                        + " f.weight_tons DESC NULLS LAST, f.id LIMIT 1");
        asks("Find the value of the most valuable freight.")
                .gives(
                        "SELECT f.value_usd FROM public.freight AS f ORDER BY f.value_usd DESC NULLS LAST, f.id LIMIT 1");
    }

    @Test
    void shouldLeaveTheUnitOffTheNameOfAColumn() {
        asks("Which kennels have an area larger than 1000?")
                .gives("SELECT k.kennel_name FROM public.kennel AS k WHERE k.area_sqm > 1000 ORDER BY k.id");
        asks("average yard of kennels").gives("SELECT avg(k.yard_sqft) AS average_yard_sqft FROM public.kennel AS k");
    }

    private static Asking asks(String question) {
        return Asking.asks(FLEET, question);
    }
}
