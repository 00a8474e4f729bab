package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of tables and columns as words. */
class NamesOfSchemasTest {

    private static final Ontology OFFICE = Ontology.over(new SchemaBuilder()
            .table("customer", "custid int pk", "cname text", "c_phone text", "emailaddr text", "reg_dt date")
            .table(
                    "tbl_employee",
                    "emp_no int pk",
                    "emp_fname text",
                    "emp_lname text",
                    "bdate date",
                    "hiredate date",
                    "yr_salary numeric",
                    "years_of_service int",
                    "num_children int",
                    "is_mgr bool",
                    "dob text",
                    "order_qty text")
            .table("workshop_room", "id int pk", "roomno int", "seatcount int", "floor_num int", "opening_year int")
            .table("harbour", "id int pk", "harbour text!", "max_depth numeric")
            .schema());

    @ParameterizedTest
    @CsvSource({
        "customer, custid, customer id",
        "customer, cname, customer name",
        "customer, c_phone, customer phone",
        "customer, emailaddr, email address",
        "tbl_employee, emp_fname, employee first name",
        "tbl_employee, emp_no, employee number",
        "tbl_employee, bdate, birth date",
        "tbl_employee, hiredate, hire date",
        "tbl_employee, num_children, number child",
        "workshop_room, roomno, room number",
        "workshop_room, seatcount, seat count",
        "workshop_room, floor_num, floor number"
    })
    void shouldReadColumns(String table, String column, String words) {
        assertThat(property(table, column).words()).containsExactly(words.split(" "));
    }

    @Test
    void shouldKeepAllReadings() {
        assertThat(property("customer", "reg_dt").variants())
                .contains(List.of("reg", "dt"), List.of("registration", "dt"), List.of("reg", "date"));
        assertThat(property("tbl_employee", "num_children").variants()).contains(List.of("number", "of", "child"));
        assertThat(entity("tbl_employee").words()).containsExactly("employee");
    }

    @Test
    void shouldTellMeasuresFromTimesAndCodes() {
        assertThat(property("tbl_employee", "years_of_service").role()).isEqualTo(PropertyRole.MEASURE);
        assertThat(property("tbl_employee", "num_children").role()).isEqualTo(PropertyRole.MEASURE);
        assertThat(property("workshop_room", "roomno").role()).isEqualTo(PropertyRole.ATTRIBUTE);
        assertThat(property("workshop_room", "floor_num").role()).isEqualTo(PropertyRole.ATTRIBUTE);
        assertThat(property("workshop_room", "opening_year").role()).isEqualTo(PropertyRole.TIME);
        assertThat(property("tbl_employee", "dob").textualTime()).isTrue();
        assertThat(property("tbl_employee", "order_qty").textualNumber()).isTrue();
        assertThat(property("customer", "cname").textualTime()).isFalse();
    }

    @Test
    void shouldCallPeopleByFirstAndLastNameAndPlacesByThemselves() {
        assertThat(entity("tbl_employee").label())
                .containsExactly(property("tbl_employee", "emp_fname"), property("tbl_employee", "emp_lname"));
        assertThat(entity("harbour").label()).containsExactly(property("harbour", "harbour"));
    }

    private static Entity entity(String table) {
        return OFFICE.entity(new TableName("public", table));
    }

    private static Property property(String table, String column) {
        return entity(table).property(column).orElseThrow();
    }

    @Test
    void shouldCallRowsByTheirDetailsRatherThanByANumber() {
        LanguageEngine store = new SchemaBuilder()
                .table("product", "id int pk", "product_details text = Latte | Tea")
                .table("item", "id int pk", "product_id int! -> product")
                .engine();
        Asking.asks(store, "which products have no items")
                .gives("SELECT p.product_details FROM public.product AS p WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.item AS i WHERE i.product_id = p.id) ORDER BY p.id");
    }

    @Test
    void shouldTellNumbersFromHowMany() {
        LanguageEngine trams = new SchemaBuilder()
                .table("tram", "id int pk", "tram_number text!", "leaves text", "line text = red | blue")
                .engine();
        Asking.asks(trams, "leaves and numbers of all trams")
                .gives("SELECT t.leaves, t.tram_number FROM public.tram AS t ORDER BY t.id");
        Asking.asks(trams, "lines and the numbers of the trams")
                .gives("SELECT t.line, t.tram_number FROM public.tram AS t ORDER BY t.id");
        Asking.asks(trams, "the number of trams").gives("SELECT count(*) AS tram_count FROM public.tram AS t");
        Asking.asks(trams, "the lines and the number of trams")
                .gives("SELECT t.line, count(*) AS tram_count FROM public.tram AS t GROUP BY t.line ORDER BY t.line");
    }

    @Test
    void shouldShowTheIdOfRowsThatGoByTheirName() {
        LanguageEngine tunes = new SchemaBuilder()
                .table("tune", "name text pk = Lament | Reel", "f_id int", "genre text = folk | brass")
                .table("singer", "name text pk", "band_id int -> band")
                .table("band", "id int pk", "title text")
                .engine();
        Asking.asks(tunes, "ids of folk tunes")
                .gives("SELECT t.f_id FROM public.tune AS t WHERE t.genre = 'folk' ORDER BY t.name");
        Asking.asks(tunes, "the id of the tune called Lament")
                .gives("SELECT t.f_id FROM public.tune AS t WHERE t.name = 'Lament' ORDER BY t.name");
        Asking.asks(tunes, "ids of singers").gives("SELECT s.name FROM public.singer AS s ORDER BY s.name");
    }

    @Test
    void shouldReadWordsThatAnotherColumnSpellsRightly() {
        LanguageEngine harbours = new SchemaBuilder()
                .table("harbour", "id int pk", "harbour_name text! = Arne | Vik", "harbour_descriptrion text")
                .table("pier", "id int pk", "harbour_id int! -> harbour", "pier_description text!", "statue text")
                .table("berth", "id int pk", "pier_id int! -> pier", "status text = free | taken")
                .engine();
        Asking.asks(harbours, "the description of the harbour Arne")
                .gives("SELECT h.harbour_descriptrion FROM public.harbour AS h WHERE h.harbour_name = 'Arne'"
                        + " ORDER BY h.id");
        Asking.asks(harbours, "statues of piers").gives("SELECT p.statue FROM public.pier AS p ORDER BY p.id");
    }
}
