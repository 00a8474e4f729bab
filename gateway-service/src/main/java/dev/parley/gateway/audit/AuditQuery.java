package dev.parley.gateway.audit;

import static dev.parley.gateway.audit.AuditRepository.ACT;
import static dev.parley.gateway.audit.AuditRepository.AT;
import static dev.parley.gateway.audit.AuditRepository.DATABASE;
import static dev.parley.gateway.audit.AuditRepository.ID;
import static dev.parley.gateway.audit.AuditRepository.OUTCOME;
import static dev.parley.gateway.audit.AuditRepository.PRINCIPAL;
import static dev.parley.gateway.audit.AuditRepository.TENANT;
import static dev.parley.runtime.repository.Columns.is;

import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.users.Person;
import dev.parley.runtime.repository.Criteria;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which rows of the audit to show. What is null does not matter.
 *
 * @param tenant whose principals' rows alone are shown
 * @param people principals one of whom it has to be
 * @param from first moment
 * @param to the moment after the last
 * @param after the last row that was seen; those older than it are shown
 * @param limit most rows to show
 */
record AuditQuery(
        String tenant,
        String principal,
        List<Person> people,
        String database,
        Act act,
        Outcome outcome,
        Instant from,
        Instant to,
        PageCursor<Long> after,
        int limit) {

    /** Names are looked for as they were written. */
    AuditQuery {
        tenant = AuditText.of(tenant, AuditEntry.NAME_CHARS);
        principal = AuditText.of(principal, AuditEntry.NAME_CHARS);
        database = AuditText.of(database, AuditEntry.NAME_CHARS);
    }

    Criteria criteria() {
        Criteria which = Criteria.all()
                .given(tenant, TENANT::eq)
                .given(principal, PRINCIPAL::eq)
                .given(people, AuditQuery::areOneOf)
                .given(database, DATABASE::eq)
                .given(act, ACT::eq)
                .given(outcome, OUTCOME::eq)
                .between(AT, from, to);
        return PageCursor.page(which, AT, ID, after, limit);
    }

    private static Condition areOneOf(List<Person> people) {
        return people.stream()
                .map(person -> PRINCIPAL.eq(person.subject()).and(is(TENANT, person.tenant())))
                .reduce(DSL.falseCondition(), Condition::or);
    }
}
