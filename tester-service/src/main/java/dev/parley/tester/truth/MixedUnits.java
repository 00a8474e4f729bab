package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A sum over amounts of more than one currency or unit. */
@ApplicationScoped
class MixedUnits implements TruthTest {

    private static final int MOST_PROBES = 4;
    private static final int MOST_VALUES = 6;
    private static final Set<String> SUMS = Set.of("sum", "avg");
    private static final Pattern CURRENCY = Pattern.compile("(.*_)?(currency|ccy)(_code|_id|_iso)?");
    private static final Pattern UNIT =
            Pattern.compile("(.*_)?(unit|units|uom|unit_of_measure|measurement_unit|unit_code|unit_id)");

    /** Counted, whatever the currency of its table. */
    private static final Pattern NO_MONEY =
            Pattern.compile("(.*_)?(id|quantity|qty|count|number|rating|pieces|days|hours|minutes|weight|year)(_.*)?");

    private static final Pattern CONVERSION = Pattern.compile("(.*_)?(rate|factor|ratio|fx|exchange)(_.*)?");

    @Override
    public String name() {
        return "mixed_units";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        List<Doubt> doubts = new ArrayList<>();
        int probed = 0;
        for (Block block : candidate.reading()) {
            Set<String> told = new LinkedHashSet<>();
            for (Call call : sums(block)) {
                for (Relation relation : relations(block, call)) {
                    for (String unit : units(block, call, relation)) {
                        if (told.add(relation.name() + "." + unit) && ++probed <= MOST_PROBES) {
                            mixed(block, call, relation.qualified(unit), unit, probes)
                                    .ifPresent(doubts::add);
                        }
                    }
                }
            }
        }
        return doubts;
    }

    private static List<Call> sums(Block block) {
        return block.select().outputs().stream()
                .flatMap(output -> Trees.all(output, Call.class).stream())
                .filter(call ->
                        SUMS.contains(call.name().last()) && call.arguments().size() == 1)
                .toList();
    }

    private static Set<Relation> relations(Block block, Call call) {
        return block.relationsIn(call.arguments().getFirst()).orElse(Set.of());
    }

    /** Columns beside the summed one that say what it is counted in, and that nothing in the statement looks at. */
    private static List<String> units(Block block, Call call, Relation relation) {
        List<String> summed = Trees.all(call.arguments().getFirst(), Expression.Column.class).stream()
                .filter(column -> block.relationOf(column).map(relation::equals).orElse(false))
                .map(column -> column.name().last())
                .toList();
        boolean converted = Trees.all(call, Expression.Column.class).stream()
                .anyMatch(column -> CONVERSION.matcher(column.name().last()).matches());
        boolean money =
                summed.stream().anyMatch(column -> !NO_MONEY.matcher(column).matches());
        if (converted) {
            return List.of();
        }
        return relation.columns().stream()
                .filter(column -> !summed.contains(column))
                .filter(column -> (money && CURRENCY.matcher(column).matches())
                        || UNIT.matcher(column).matches())
                .filter(column -> !isLookedAt(block, call, relation, column))
                .toList();
    }

    private static boolean isLookedAt(Block block, Call call, Relation relation, String unit) {
        List<dev.parley.sql.tree.Node> places = new ArrayList<>(block.where());
        places.addAll(block.groupKeys().orElse(List.of()));
        block.joins().stream().map(join -> join.on()).filter(Objects::nonNull).forEach(places::add);
        places.add(call);
        return places.stream()
                .flatMap(place -> Trees.all(place, Expression.Column.class).stream())
                .anyMatch(column -> column.name() != null
                        && column.name().last().equals(unit)
                        && block.relationOf(column).map(relation::equals).orElse(true));
    }

    private Optional<Doubt> mixed(Block block, Call call, String unit, String name, Probes probes) {
        Optional<List<Expression>> keys = block.groupKeys();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String groups =
                block.rows("count(DISTINCT " + unit + ") AS units", block.where(), "") + block.groupBy(keys.get());
        Optional<ProbeRow> row =
                probes.row(block.statement("SELECT count(*) FILTER (WHERE units > 1), count(*), max(units) FROM ("
                        + groups + ") AS parley_groups"));
        if (row.isEmpty() || row.get().number(0) == 0) {
            return Optional.empty();
        }
        List<String> values = probes
                .rows(block.statement(block.rows("DISTINCT (" + unit + ")::text", block.where(), unit + " IS NOT NULL")
                        + " ORDER BY 1 LIMIT " + MOST_VALUES))
                .stream()
                .map(found -> found.text(0))
                .toList();
        String where = keys.get().isEmpty()
                ? ""
                : " in %s of %s"
                        .formatted(
                                Words.number(row.get().number(0)),
                                Words.counted(row.get().number(1), "group", "groups"));
        return Optional.of(new Doubt(
                name(),
                CheckLevel.WARNING,
                "%s adds up amounts of more than one %s%s: %s"
                        .formatted(block.text(call), name, where, Words.values(values)),
                "Group by " + name + ", filter by one of its values, or convert to one before adding up",
                call.span()));
    }
}
