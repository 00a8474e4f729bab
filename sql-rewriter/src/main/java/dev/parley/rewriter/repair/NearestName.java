package dev.parley.rewriter.repair;

import dev.parley.model.schema.Table;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.rewriter.text.Identifiers;
import dev.parley.rewriter.text.NearestNames;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.FromItem;
import java.util.List;
import java.util.Optional;

/** A table or a column that is not there, where only one name is near. */
final class NearestName implements Repair {

    /** In a shorter name one letter is too much of it. */
    private static final int SHORTEST = 4;

    @Override
    public String name() {
        return "nearest_name";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (failed.isState("42703")) {
            return failed.at(Column.class)
                    .flatMap(column -> failed.blockAround(column).flatMap(block -> column(failed, block, column)));
        }
        boolean table = failed.isState("42P01") || failed.isGuardFinding("UNKNOWN_RELATION");
        return table ? failed.at(FromItem.Table.class).flatMap(item -> table(failed, item)) : Optional.empty();
    }

    private static Optional<Change> column(Failed failed, Block block, Column column) {
        String qualifier = column.name().qualifier();
        List<String> known = block.relations().stream()
                .filter(relation -> qualifier == null || relation.name().equals(qualifier))
                .map(Relation::columns)
                .flatMap(List::stream)
                .toList();
        String wrong = column.name().last();
        return only(wrong, known).map(near -> {
            String text = (qualifier == null ? "" : Identifiers.text(qualifier) + ".") + Identifiers.text(near);
            return new Change(
                    new Edit(column.span(), text), "There is no column " + wrong + "; " + near + " is near to it");
        });
    }

    private static Optional<Change> table(Failed failed, FromItem.Table item) {
        String wrong = item.name().last();
        String schema = item.name().qualifier();
        List<String> known = failed.schema().tables().stream()
                .map(Table::name)
                .filter(name -> schema == null || name.schema().equals(schema))
                .map(name -> name.name())
                .toList();
        return only(wrong, known).map(near -> {
            String text = (schema == null ? "" : Identifiers.text(schema) + ".") + Identifiers.text(near);
            String as = item.alias() == null ? " AS " + Identifiers.text(wrong) : "";
            return new Change(
                    new Edit(item.name().span(), text + as),
                    "There is no table " + wrong + "; " + near + " is near to it");
        });
    }

    /** One slip of the hand, behind the first letter, in no digit: more may be another name that was meant. */
    private static boolean isSlip(String wrong, String near) {
        return near.length() >= SHORTEST
                && !wrong.equals(near)
                && wrong.charAt(0) == near.charAt(0)
                && wrong.replaceAll("\\D", "").equals(near.replaceAll("\\D", ""))
                && NearestNames.distance(wrong, near) == 1;
    }

    /** The name that is near, when no other is as near. */
    private static Optional<String> only(String wrong, List<String> known) {
        List<String> near = NearestNames.of(wrong, known).stream().distinct().toList();
        boolean unique = !near.isEmpty()
                && isSlip(wrong, near.getFirst())
                && known.stream().filter(near.getFirst()::equals).count() == 1
                && (near.size() == 1
                        || NearestNames.distance(wrong, near.get(0)) < NearestNames.distance(wrong, near.get(1)));
        return unique ? Optional.of(near.getFirst()) : Optional.empty();
    }
}
