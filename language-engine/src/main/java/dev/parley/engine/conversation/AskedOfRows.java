package dev.parley.engine.conversation;

import dev.parley.engine.algebra.Aliases;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A question of its own whose rows of one table are only those that the earlier question is about: "their orders". */
final class AskedOfRows {

    private final Select earlier;
    private final Rows rows;

    AskedOfRows(Select earlier, Rows rows) {
        this.earlier = earlier;
        this.rows = rows;
    }

    /** Empty when the question does not read that table, or the rows cannot be told apart. */
    Optional<Select> of(Select question) {
        Optional<TableScan> scan = question.scans().stream()
                .filter(table -> table.table().equals(rows.entity().table().name()))
                .findFirst();
        if (scan.isPresent()) {
            return conditions(scan.get().alias(), question).map(conditions -> {
                List<Predicate> where = new ArrayList<>(question.where());
                where.addAll(conditions);
                return question.withWhere(where);
            });
        }
        for (int at = 0; at < question.where().size(); at++) {
            Optional<Predicate> nested = of(question.where().get(at));
            if (nested.isPresent()) {
                List<Predicate> where = new ArrayList<>(question.where());
                where.set(at, nested.get());
                return Optional.of(question.withWhere(where));
            }
        }
        return Optional.empty();
    }

    private Optional<Predicate> of(Predicate predicate) {
        return switch (predicate) {
            case Exists(Select inner) -> of(inner).map(Exists::new);
            case Member(var keys, Select inner) -> of(inner).map(one -> new Member(keys, one));
            case Not(var inner, var unknown) -> of(inner).map(one -> new Not(one, unknown));
            case Predicate ignored -> Optional.empty();
        };
    }

    /** That a row is one of them: what they had to be, or that their keys are among those found. */
    private Optional<List<Predicate>> conditions(String alias, Select question) {
        if (plain()) {
            Select apart = Aliases.apart(earlier, question, Map.of(rows.alias(), alias));
            return Optional.of(apart.where());
        }
        return found(question)
                .map(keys -> List.of((Predicate) new Member(new Rows(rows.entity(), alias).keys(), keys)));
    }

    /** Whether being one of them is to meet conditions of the row alone. */
    private boolean plain() {
        return every()
                && earlier.having().isEmpty()
                && earlier.joins().stream().allMatch(join -> join.kind() == Join.Kind.LEFT)
                && earlier.where().stream()
                        .allMatch(predicate -> Set.of(rows.alias()).containsAll(predicate.aliases()));
    }

    /** Whether no row was left out for coming too late in an order. */
    private boolean every() {
        return earlier.limit() == null && earlier.offset() == null;
    }

    private Optional<Query> found(Select question) {
        List<Expression> keys = rows.keys();
        boolean group = rows.isGroup(earlier);
        if (keys.isEmpty()
                || !earlier.groupBy().isEmpty()
                        && !group
                        && !(every() && earlier.having().isEmpty())) {
            return Optional.empty();
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            outputs.add(
                    new Output(keys.get(i), rows.entity().key().get(i).column().name()));
        }
        boolean grouped = group && !(every() && earlier.having().isEmpty());
        Select select = new Select(
                false,
                outputs,
                earlier.from(),
                earlier.joins(),
                earlier.where(),
                grouped ? earlier.groupBy() : List.of(),
                grouped ? earlier.having() : List.of(),
                every() ? List.of() : earlier.orderBy(),
                earlier.limit(),
                earlier.offset());
        return Optional.of(Aliases.apart(select, question, Map.of()));
    }
}
