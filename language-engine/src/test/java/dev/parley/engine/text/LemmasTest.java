package dev.parley.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LemmasTest {

    @ParameterizedTest
    @CsvSource({
        "books, book",
        "cities, city",
        "branches, branch",
        "boxes, box",
        "addresses, address",
        "status, status",
        "children, child",
        "people, person",
        "employees, employee",
        "borrowed, borrow",
        "shipped, ship",
        "returned, return",
        "published, publish",
        "hired, hire",
        "created, create",
        "buying, buy",
        "wrote, write",
        "classes, class",
        "prices, price",
        "sales, sale",
        "companies, company",
        "series, series",
        "placed, place",
        "planned, plan",
        "cancelled, cancel",
        "joined, join",
        "bus, bus",
        "paid, pay",
        "provided, provide",
        "resided, reside",
        "examined, examine",
        "inviting, invite",
        "visited, visit",
        "shared, share",
        "preparing, prepare",
        "authored, author",
        "traded, trade",
        "aimed, aim",
        "poured, pour",
        "measured, measure",
        "distributed, distribute",
        "evaluated, evaluate",
        "treated, treat",
        "challenged, challenge",
        "belonging, belong",
        "completed, complete",
        "marketed, market",
        "agreed, agree",
        "exceed, exceed",
        "seed, seed",
        "added, add",
        "installed, install",
        "labelled, label",
        "staffed, staff",
        "thrown, throw",
        "chose, choose",
        "became, become"
    })
    void shouldFindTheBaseForm(String word, String lemma) {
        assertThat(Lemmas.lemma(word)).isEqualTo(lemma);
    }

    @ParameterizedTest
    @CsvSource({
        "ship, shipment",
        "publish, publisher",
        "prescribe, prescription",
        "locate, location",
        "manage, manager",
        "assign, assignment",
        "publish, publication",
        "deliver, delivery",
        "register, registration",
        "attend, attendance",
        "participate, participation",
        "book, booking",
        "perform, performance",
        "enroll, enrollment",
        "employ, employee",
        "treat, treatment",
        "apply, application"
    })
    void shouldBringWordsOfOneFamilyTogether(String one, String other) {
        assertThat(Lemmas.stem(one)).isEqualTo(Lemmas.stem(other));
    }
}
