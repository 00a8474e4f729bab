package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.conditions.ConditionReaders;
import dev.parley.engine.interpretation.ranks.RankReaders;
import dev.parley.engine.interpretation.reading.Phrases;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.shown.ShownReaders;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.math.BigDecimal;

/** The readers of all kinds of phrase; phrases hold phrases of other kinds, whose readers are found by this. */
final class Grammar implements Phrases {

    final Reading reading;
    final ConditionReaders conditions;
    final RankReaders ranking;
    final ShownReaders shown;
    final Modifiers modifiers;
    final ByPhrases byPhrases;
    final ContentWords contentWords;
    final NestedEnds nestedEnds;

    Grammar(Reading reading) {
        this.reading = reading;
        this.conditions = new ConditionReaders(reading, this);
        this.ranking = new RankReaders(conditions);
        this.shown = new ShownReaders(ranking);
        this.modifiers = new Modifiers(this);
        this.byPhrases = new ByPhrases(this);
        this.contentWords = new ContentWords(this);
        this.nestedEnds = new NestedEnds(this);
    }

    @Override
    public void nested() {
        modifiers.nested();
    }

    @Override
    public void outermostStep() {
        modifiers.outermostStep();
    }

    @Override
    public void rank(Expression key, boolean descending) {
        ranking.ranks.rankWhose(key, descending);
    }

    @Override
    public boolean most(Evidence word, Property column) {
        return ranking.mostAndFewest.behind(word, column);
    }

    @Override
    public boolean isLimit(Evidence number) {
        return ranking.limits.isLimit(number);
    }

    @Override
    public void limit(Evidence number) {
        ranking.limits.limit(number);
    }

    @Override
    public void times(Operation operation, BigDecimal number, BigDecimal high, Evidence word) {
        ranking.frequencies.times(operation, number, high, word);
    }

    @Override
    public boolean answeredBy(Evidence verb, Property property) {
        return shown.questionWords.answeredBy(verb, property);
    }
}
