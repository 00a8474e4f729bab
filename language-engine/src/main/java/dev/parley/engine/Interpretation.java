package dev.parley.engine;

import dev.parley.engine.algebra.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing the question may mean.
 *
 * @param meaning the query in one plain sentence
 * @param links in the order of the question
 */
public record Interpretation(Query query, String meaning, Score score, List<Assumption> assumptions, List<Link> links) {

    /** Readings whose totals are closer than this are as likely as each other. */
    private static final double TIE = 0.01;

    public Interpretation {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(score, "score");
        assumptions = List.copyOf(assumptions);
        links = List.copyOf(links);
    }

    public boolean isAsLikelyAs(Interpretation best) {
        return best.score.total() - score.total() < TIE;
    }

    /** The same, as likely as another. */
    public Interpretation scoring(Score other) {
        return new Interpretation(query, meaning, other, assumptions, links);
    }

    /** The same, with other columns shown. */
    public Interpretation showing(Query other) {
        return new Interpretation(other, meaning, score, assumptions, links);
    }

    /** The same, with more words taken for something, and so another query. */
    public Interpretation taking(Link link, Query other, String otherMeaning) {
        List<Link> all = new ArrayList<>(links);
        all.add(link);
        return new Interpretation(other, otherMeaning, score, assumptions, all);
    }
}
