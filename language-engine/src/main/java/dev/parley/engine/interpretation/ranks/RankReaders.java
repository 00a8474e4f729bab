package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.interpretation.conditions.ConditionReaders;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.Phrases;
import dev.parley.engine.interpretation.reading.Reading;

/** The readers of what ranks, of order and of limits; each knows the others, and those of conditions, by this. */
public final class RankReaders {

    public final Reading reading;
    public final Phrases phrases;
    public final Measures measures;
    public final ConditionReaders conditions;
    public final Frequencies frequencies;
    public final LeadingRanks leadingRanks;
    public final Limits limits;
    public final MostAndFewest mostAndFewest;
    public final Orders orders;
    public final Ranks ranks;
    final SuperlativeSorts superlativeSorts;
    final Superlatives superlatives;

    public RankReaders(ConditionReaders conditions) {
        this.reading = conditions.reading;
        this.phrases = conditions.phrases;
        this.measures = conditions.measures;
        this.conditions = conditions;
        this.frequencies = new Frequencies(this);
        this.leadingRanks = new LeadingRanks(this);
        this.limits = new Limits(this);
        this.mostAndFewest = new MostAndFewest(this);
        this.orders = new Orders(this);
        this.ranks = new Ranks(this);
        this.superlativeSorts = new SuperlativeSorts(this);
        this.superlatives = new Superlatives(this);
    }
}
