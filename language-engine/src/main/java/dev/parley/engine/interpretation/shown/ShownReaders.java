package dev.parley.engine.interpretation.shown;

import dev.parley.engine.interpretation.conditions.ConditionReaders;
import dev.parley.engine.interpretation.ranks.RankReaders;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.Phrases;
import dev.parley.engine.interpretation.reading.Reading;

/** The readers of what is shown and by what it is grouped; each knows the others, and those of conditions and ranks, by this. */
public final class ShownReaders {

    final Reading reading;
    final Phrases phrases;
    final Measures measures;
    final ConditionReaders conditions;
    final RankReaders ranking;
    final BareTotals bareTotals;
    public final FurtherCounts furtherCounts;
    public final FurtherWho furtherWho;
    public final Groups groups;
    final ExtremeOfEach extremeOfEach;
    public final GroupsShown groupsShown;
    final ItemColumns itemColumns;
    final ItemCounts itemCounts;
    final ItemMeanings itemMeanings;
    public final ItemNames itemNames;
    final ItemOwners itemOwners;
    final ItemRows itemRows;
    public final Items items;
    public final ItemsAhead itemsAhead;
    public final QuestionWords questionWords;

    public ShownReaders(RankReaders ranking) {
        this.reading = ranking.reading;
        this.phrases = ranking.phrases;
        this.measures = ranking.measures;
        this.conditions = ranking.conditions;
        this.ranking = ranking;
        this.bareTotals = new BareTotals(this);
        this.furtherCounts = new FurtherCounts(this);
        this.furtherWho = new FurtherWho(reading);
        this.groups = new Groups(this);
        this.extremeOfEach = new ExtremeOfEach(this);
        this.groupsShown = new GroupsShown(this);
        this.itemColumns = new ItemColumns(this);
        this.itemCounts = new ItemCounts(this);
        this.itemMeanings = new ItemMeanings(this);
        this.itemNames = new ItemNames(this);
        this.itemOwners = new ItemOwners(this);
        this.itemRows = new ItemRows(this);
        this.items = new Items(this);
        this.itemsAhead = new ItemsAhead(this);
        this.questionWords = new QuestionWords(reading);
    }
}
