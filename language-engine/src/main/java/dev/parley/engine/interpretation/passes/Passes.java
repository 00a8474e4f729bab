package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.ontology.Ontology;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings what was said into the words and the order that the grammar reads. Each pass knows one turn of language and sees
 * what the ones before it left: names first, then who did what, then figures and values, then the order of phrases, and
 * last the rows that a word stands for.
 */
public final class Passes {

    private final List<UnaryOperator<List<Evidence>>> inOrder;

    public Passes(Knowledge knowledge) {
        Ontology ontology = knowledge.ontology();
        this.inOrder = List.of(
                // What words are: grammar's or names, said in pieces, money, units, functions, kinds; which column a
                // superlative is of.
                MoneySpent::plain,
                Disambiguation::of,
                Ones::dropped,
                NounsAlikeVerbs::unknown,
                SaidUnits::dropped,
                words -> PricePerUnit.named(words, ontology),
                words -> NamesInPieces.joined(words, ontology),
                TextsHeld::plain,
                words -> KindsAsked.named(words, ontology),
                RankedOwners::named,
                SpansOfDeeds::named,
                ListedColumns::apart,
                NamedFunctions::chosen,
                GroupedFunctions::computed,
                Compounds::headed,
                RankedColumn::next,
                Extremes::ofRows,
                // Keys: both ends of a row, "its manager", "hit regions", who reports to whom, what somebody is.
                SameEnds::compared,
                OwnRoles::of,
                words -> TiedNouns.named(words, ontology),
                words -> Superiors.named(words, ontology),
                words -> VerbalRoles.named(words, ontology),
                words -> RolesAsVerbs.named(words, ontology),
                RolesHeld::named,
                NamesOfRoles::plain,
                words -> WhoAsked.ofColumns(words, ontology),
                // Verbs, as long as they stand where they were said: who did it, to whom, how often, nobody.
                SaidRows::dropped,
                words -> Deeds.named(words, ontology),
                DatesOfDeeds::named,
                words -> LinkVerbs.named(words, ontology),
                words -> SaidKeys.of(words, ontology),
                Nobody::left,
                MostOfColumn::plain,
                TimesKept::plain,
                words -> NamedVerbs.passedOver(words, ontology),
                words -> DatedVerbs.named(words, ontology),
                words -> UsedRows.named(words, ontology),
                // Figures and values: days between dates, units, yes and no, months that are columns.
                words -> Durations.plain(words, ontology),
                Measured::inTheirUnits,
                OneByOne::plain,
                OwnNames::said,
                OwnValues::of,
                FlagsOfRows::plain,
                CalendarColumns::plain,
                OwnNumbers::plain,
                VerbsOfTables::plain,
                // The order of phrases: what is grouped, ranked, counted, compared and sorted.
                OnAverage::ofMany,
                OwnGroups::each,
                EachSex::counted,
                words -> WhoAsked.ofMany(words, ontology),
                RowsByName::named,
                RankedKinds::named,
                OrderedSpans::plain,
                BegunWith::sorted,
                RankedOnAverage::plain,
                AllOfKind::each,
                Narrowing::plain,
                Versus::plain,
                Adverbs::plain,
                AskedFirst::plain,
                AsWellAs::joined,
                WhenLast::ofRows,
                ExtremeAndIts::ofOneRow,
                VerbPhrases::plain,
                PeriodPairs::plain,
                CountPhrases::plain,
                CountNouns::plain,
                DoneLast::ahead,
                FirstOfAll::plain,
                EndsOfQuestions::plain,
                SharedMeasures::plain,
                OppositeEnds::plain,
                Amounts::plain,
                words -> HowMuch.ofEach(words, ontology),
                // Rows that a word stands for: what was spent, sold, or is of a kind.
                words -> Spending.counted(words, knowledge),
                words -> Trade.named(words, knowledge),
                words -> RowsOfKinds.named(words, knowledge));
    }

    public List<Evidence> plain(List<Evidence> said) {
        List<Evidence> plain = said;
        for (UnaryOperator<List<Evidence>> pass : inOrder) {
            plain = pass.apply(plain);
        }
        return plain;
    }
}
