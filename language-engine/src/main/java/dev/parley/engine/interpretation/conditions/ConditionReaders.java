package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.Phrases;
import dev.parley.engine.interpretation.reading.Reading;

/** The readers of conditions; conditions hold conditions of other kinds, so each reader knows the others by this. */
public final class ConditionReaders {

    public final Reading reading;
    public final Phrases phrases;
    public final Measures measures;
    public final ComparedAhead comparedAhead;
    public final AggregateConditions aggregateConditions;
    public final BareColumns bareColumns;
    public final ColumnConditions columnConditions;
    public final Comparisons comparisons;
    final Constants constants;
    public final Contrasts contrasts;
    final FullNames fullNames;
    public final Indispensable indispensable;
    public final Numbers numbers;
    final Operands operands;
    public final Relations relations;
    public final Sameness sameness;
    final SharedConditions sharedConditions;
    public final Standing standing;
    public final Times times;
    public final Values values;

    public ConditionReaders(Reading reading, Phrases phrases) {
        this.reading = reading;
        this.phrases = phrases;
        this.measures = new Measures(reading);
        this.comparedAhead = new ComparedAhead(reading.cursor);
        this.aggregateConditions = new AggregateConditions(this);
        this.bareColumns = new BareColumns(this);
        this.columnConditions = new ColumnConditions(this);
        this.comparisons = new Comparisons(this);
        this.constants = new Constants(this);
        this.contrasts = new Contrasts(this);
        this.fullNames = new FullNames(this);
        this.indispensable = new Indispensable(this);
        this.numbers = new Numbers(this);
        this.operands = new Operands(this);
        this.relations = new Relations(this);
        this.sameness = new Sameness(this);
        this.sharedConditions = new SharedConditions(this);
        this.standing = new Standing(reading);
        this.times = new Times(this);
        this.values = new Values(this);
    }
}
