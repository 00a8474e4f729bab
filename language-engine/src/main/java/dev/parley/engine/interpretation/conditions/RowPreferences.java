package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Token;
import java.util.List;

/** What makes it likely that rows of a table are meant. */
public final class RowPreferences {

    /** How much likelier rows of what was done on a day are than a status of that name. */
    private static final double HAPPENED = 0.3;
    /** How much likelier a table is that is called after what is asked about and what it does. */
    private static final double LINK = 0.3;

    private final Reading reading;
    private final Cursor cursor;

    RowPreferences(ConditionReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    double of(Evidence evidence, Mention.EntityMention table, boolean compared) {
        return ties(evidence, table)
                ? LINK
                : (compared ? 0 : asked(table) ? 0.07 : 0.04) + (happened(evidence, table) ? HAPPENED : 0);
    }

    double of(Evidence evidence, Mention.RoleMention role) {
        if (reading.roles.tiesAlike(role.relation())) {
            return reading.roles.meansRow(evidence, role) ? 0.08 : -0.1;
        }
        return leadsBack(role) ? -0.4 : 0.02;
    }

    /** "sailors who take part in" where a table is called sailor_takes_part_in beside one of captains. */
    private boolean ties(Evidence evidence, Mention.EntityMention table) {
        List<String> said = evidence.tokens().stream().map(Token::lemma).toList();
        List<String> name = table.entity().words();
        return table.vague()
                && evidence.all(Mention.EntityMention.class).stream()
                        .noneMatch(other ->
                                other.quality() >= 0.97 && evidence.words().endsWith("s"))
                && reading.scope.subjects().stream()
                        .map(place -> place.entity().words())
                        .anyMatch(subject -> name.size() == subject.size() + said.size()
                                && name.subList(0, subject.size()).equals(subject)
                                && name.subList(subject.size(), name.size()).equals(said));
    }

    /** "customers who <em>bought</em> a lamp": of purchases that have a date. */
    public boolean done(Evidence evidence, Mention.EntityMention rows) {
        return (Verbs.participle(evidence) || Verbs.past(evidence))
                && !asked(rows)
                && rows.entity().ownDate().isPresent();
    }

    /** "orders shipped after May", "shipped most recently": of shipments that have a date, and no status of now. */
    private boolean happened(Evidence evidence, Mention.EntityMention rows) {
        return done(evidence, rows) && dated();
    }

    /** Whether a date comes next: "after May", "in 2024", "most recently". */
    public boolean dated() {
        int in = reading.nextIs(Operation.IN) ? 1 : 0;
        return cursor.next(in)
                .filter(e -> e.period() != null
                        || e.is(Operation.BEFORE, Operation.AFTER, Operation.SINCE, Operation.UNTIL)
                        || e.superlative()
                                && reading.lexicon.measures(e.adjective()).stream()
                                        .anyMatch(measure -> measure.measures().equals("date")))
                .isPresent();
    }

    /** Whether a table is what is asked about, so that its name needs no other. */
    private boolean asked(Mention.EntityMention table) {
        return reading.scope.focus != null && reading.scope.focus.entity() == table.entity();
    }

    /** Whether a role only says anew what the question is about: "bank branches" where branch is a key to banks. */
    private boolean leadsBack(Mention.RoleMention role) {
        return reading.scope.subjects().stream()
                        .anyMatch(place -> place.entity() == role.relation().to())
                && reading.scope.subjects().stream()
                        .noneMatch(place -> place.entity() == role.relation().from());
    }
}
