package dev.parley.engine.evidence;

import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.List;

/** Tells what is said of rows from the name that a column would have by it: "books priced over 10" are no book price. */
final class Clauses {

    private Clauses() {}

    /** Whether a span is not meant as the name that it reads like. */
    static boolean isOne(List<Token> span, Mention named) {
        return saysMore(span, named)
                || counts(span, named)
                || does(span, named)
                || says(span, named)
                || leads(span, named)
                || done(span, named);
    }

    /**
     * "Books priced over 10": a table and the past of a verb are no column that is called after its table; "products tagged"
     * are no table of their tags.
     */
    private static boolean saysMore(List<Token> span, Mention mention) {
        Token last = span.getLast();
        boolean done =
                span.size() > 1 && last.lower().endsWith("ed") && !last.lemma().equals(last.lower());
        return done && mention instanceof Mention.EntityMention
                || done
                        && mention instanceof Mention.PropertyMention column
                        && (!column.property().words().contains(span.getFirst().lemma())
                                || mention.reason().startsWith(Vocabulary.ANOTHER_WORD)
                                || rowsDone(span, column.property()));
    }

    /** "employees earn more", "books cost less": who does, and what; no column of theirs called so. */
    private static boolean does(List<Token> span, Mention mention) {
        Token who = span.getFirst();
        boolean several = !who.lower().equals(who.lemma());
        return span.size() == 2
                && mention instanceof Mention.PropertyMention column
                && (several || !mention.reason().isEmpty())
                && span.getLast()
                        .lower()
                        .matches("earn(s|ed|ing)?|costs?|costing|weigh(s|ed|ing)?|pays?|paid|makes?|spends?|spent")
                && column.property().entity().words().contains(span.getFirst().lemma());
    }

    /** "loans were gifts": a sentence about the rows, and not the name of a column "is gift". */
    private static boolean says(List<Token> span, Mention mention) {
        return span.size() > 2
                && mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.FLAG
                && column.property().entity().words().contains(span.getFirst().lemma())
                && span.get(1).lemma().matches("be|have");
    }

    /** "best rated": what was done to it, and no rate that is another word for its price; "placed" is no place. */
    private static boolean done(List<Token> span, Mention mention) {
        Token word = span.getFirst();
        boolean past =
                span.size() == 1 && word.lower().endsWith("ed") && !word.lower().equals(word.lemma());
        boolean rate = (mention.reason().startsWith(Vocabulary.ANOTHER_WORD)
                        || word.lower().equals("rated") && !mention.reason().isEmpty())
                && mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.MEASURE;
        return past && (rate || mention.reason().startsWith(Vocabulary.BY_GENERAL));
    }

    /** "assigned to a ward": where they went, and no date until when ({@code date_assigned_to}). */
    private static boolean leads(List<Token> span, Mention mention) {
        return span.size() == 2
                && span.getLast().lower().matches("to|from")
                && !mention.reason().isEmpty()
                && mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.TIME;
    }

    /** "problems reported": the rows, and no date_problem_reported. */
    private static boolean rowsDone(List<Token> span, Property property) {
        Token noun = span.getFirst();
        return span.size() == 2
                && !noun.lower().equals(noun.lemma())
                && property.role() == PropertyRole.TIME
                && property.entity().words().contains(noun.lemma());
    }

    /** "loan count": no column that holds the number a loan goes by. */
    private static boolean counts(List<Token> span, Mention mention) {
        return span.size() > 1
                && span.getLast().lemma().equals("count")
                && mention instanceof Mention.PropertyMention column
                && column.property().role() != PropertyRole.MEASURE
                && !column.property().words().contains("count");
    }
}
