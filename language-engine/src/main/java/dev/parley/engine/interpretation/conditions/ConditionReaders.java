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
    final BareColumns bareColumns;
    final IdleColumns idleColumns;
    public final ColumnConditions columnConditions;
    public final Comparisons comparisons;
    final Constants constants;
    public final Contrasts contrasts;
    final FullNames fullNames;
    public final Indispensable indispensable;
    final NamedEnds namedEnds;
    public final Numbers numbers;
    final BareAmounts bareAmounts;
    final ComparedNumbers comparedNumbers;
    final Operands operands;
    public final Relations relations;
    final BothKinds bothKinds;
    final RowNumbers rowNumbers;
    public final Dimensions dimensions;
    final Existence existence;
    public final CountedRows countedRows;
    public final InnerRows innerRows;
    public final Sameness sameness;
    public final Preferences preferences;
    final ColumnPreferences columnPreferences;
    public final ValuePreferences valuePreferences;
    public final RowPreferences rowPreferences;
    final SharedConditions sharedConditions;
    public final Standing standing;
    public final Times times;
    public final Values values;
    public final MissingValues missingValues;
    public final PartsOfText partsOfText;
    public final QuotedTexts quotedTexts;
    final SomeRows someRows;
    final Equality equality;
    final EachOfTie eachOfTie;
    final ValueOwners valueOwners;
    final ValueLists valueLists;

    public ConditionReaders(Reading reading, Phrases phrases) {
        this.reading = reading;
        this.phrases = phrases;
        this.measures = new Measures(reading);
        this.comparedAhead = new ComparedAhead(reading.cursor);
        this.aggregateConditions = new AggregateConditions(this);
        this.bareColumns = new BareColumns(this);
        this.idleColumns = new IdleColumns(this);
        this.columnConditions = new ColumnConditions(this);
        this.comparisons = new Comparisons(this);
        this.constants = new Constants(this);
        this.contrasts = new Contrasts(this);
        this.fullNames = new FullNames(this);
        this.indispensable = new Indispensable(this);
        this.namedEnds = new NamedEnds(this);
        this.numbers = new Numbers(this);
        this.bareAmounts = new BareAmounts(this);
        this.comparedNumbers = new ComparedNumbers(this);
        this.operands = new Operands(this);
        this.relations = new Relations(this);
        this.bothKinds = new BothKinds(this);
        this.rowNumbers = new RowNumbers(this);
        this.dimensions = new Dimensions(this);
        this.existence = new Existence(this);
        this.countedRows = new CountedRows(this);
        this.innerRows = new InnerRows(this);
        this.sameness = new Sameness(this);
        this.preferences = new Preferences(this);
        this.columnPreferences = new ColumnPreferences(this);
        this.valuePreferences = new ValuePreferences(this);
        this.rowPreferences = new RowPreferences(this);
        this.sharedConditions = new SharedConditions(this);
        this.standing = new Standing(reading);
        this.times = new Times(this);
        this.values = new Values(this);
        this.missingValues = new MissingValues(this);
        this.partsOfText = new PartsOfText(this);
        this.quotedTexts = new QuotedTexts(this);
        this.someRows = new SomeRows(this);
        this.equality = new Equality(this);
        this.eachOfTie = new EachOfTie(this);
        this.valueOwners = new ValueOwners(this);
        this.valueLists = new ValueLists(this);
    }
}
