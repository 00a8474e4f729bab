package dev.parley.engine.interpretation;

/** The readers of all kinds of phrase; phrases hold phrases of other kinds, so each reader knows the others by this. */
final class Grammar {

    final Reading reading;
    final Measures measures;
    final Items items;
    final ItemsAhead itemsAhead;
    final ItemNames itemNames;
    final ItemMeanings itemMeanings;
    final ItemOwners itemOwners;
    final ItemColumns itemColumns;
    final BareTotals bareTotals;
    final ItemRows itemRows;
    final ItemCounts itemCounts;
    final FurtherCounts furtherCounts;
    final Modifiers modifiers;
    final ColumnConditions columnConditions;
    final BareColumns bareColumns;
    final SharedConditions sharedConditions;
    final AggregateConditions aggregateConditions;
    final Comparisons comparisons;
    final Numbers numbers;
    final Constants constants;
    final Operands operands;
    final Relations relations;
    final Sameness sameness;
    final Values values;
    final FullNames fullNames;
    final Times times;
    final Ranks ranks;
    final LeadingRanks leadingRanks;
    final Superlatives superlatives;
    final SuperlativeSorts superlativeSorts;
    final MostAndFewest mostAndFewest;
    final Frequencies frequencies;
    final Limits limits;
    final Orders orders;
    final Groups groups;
    final Contrasts contrasts;
    final Standing standing;
    final QuestionWords questionWords;

    Grammar(Reading reading) {
        this.reading = reading;
        this.measures = new Measures(reading);
        this.items = new Items(this);
        this.itemsAhead = new ItemsAhead(this);
        this.itemNames = new ItemNames(this);
        this.itemMeanings = new ItemMeanings(this);
        this.itemOwners = new ItemOwners(this);
        this.itemColumns = new ItemColumns(this);
        this.bareTotals = new BareTotals(this);
        this.itemRows = new ItemRows(this);
        this.itemCounts = new ItemCounts(this);
        this.furtherCounts = new FurtherCounts(this);
        this.modifiers = new Modifiers(this);
        this.columnConditions = new ColumnConditions(this);
        this.bareColumns = new BareColumns(this);
        this.sharedConditions = new SharedConditions(this);
        this.aggregateConditions = new AggregateConditions(this);
        this.comparisons = new Comparisons(this);
        this.numbers = new Numbers(this);
        this.constants = new Constants(this);
        this.operands = new Operands(this);
        this.relations = new Relations(this);
        this.sameness = new Sameness(this);
        this.values = new Values(this);
        this.fullNames = new FullNames(this);
        this.times = new Times(this);
        this.ranks = new Ranks(this);
        this.leadingRanks = new LeadingRanks(this);
        this.superlatives = new Superlatives(this);
        this.superlativeSorts = new SuperlativeSorts(this);
        this.mostAndFewest = new MostAndFewest(this);
        this.frequencies = new Frequencies(this);
        this.limits = new Limits(this);
        this.orders = new Orders(this);
        this.groups = new Groups(this);
        this.contrasts = new Contrasts(this);
        this.standing = new Standing(reading);
        this.questionWords = new QuestionWords(reading);
    }
}
