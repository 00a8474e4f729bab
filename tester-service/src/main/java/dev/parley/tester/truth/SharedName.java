package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Link;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One name that several things have: two clubs called "Rovers", a "Paris" in two countries. */
@ApplicationScoped
class SharedName implements TruthTest {

    private static final int MOST_PROBES = 4;
    private static final int MOST_NAMED = 6;

    /** First and last names are shared by many, as everyone knows. */
    private static final Pattern NAME =
            Pattern.compile("(?!.*(first|last|given|family|middle|sur).*)(.*_)?(name|title|label)");

    private static final Pattern PLACE = Pattern.compile("(.*_)?(city|town|village|municipality|place)(_name)?");
    private static final Pattern WIDER =
            Pattern.compile("(.*_)?(country|state|province|region|county)(_code|_name|_id)?");

    @Override
    public String name() {
        return "shared_name";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        return candidate.reading().stream()
                .flatMap(block -> block.where().stream().flatMap(condition -> Named.of(block, condition).stream()))
                .limit(MOST_PROBES)
                .flatMap(named -> doubt(named, probes).stream())
                .toList();
    }

    /** A column of a table that has to have one value. */
    private record Named(Block block, Expression condition, Relation relation, String column, String value) {

        static Optional<Named> of(Block block, Expression condition) {
            return ValueTest.of(condition)
                    .filter(test -> !test.negated() && test.values().size() == 1)
                    .flatMap(test -> block.relationOf(test.column())
                            .filter(relation -> relation.table() != null)
                            .map(relation -> new Named(
                                    block,
                                    condition,
                                    relation,
                                    test.column().name().last(),
                                    test.values().getFirst())));
        }

        /** Rows of others point at the rows that are called so. */
        boolean isPointedAt() {
            return block.links().stream().map(Link::parent).anyMatch(relation::equals)
                    && !relation.isToldApartBy(List.of(column));
        }

        Optional<String> wider() {
            return relation.columns().stream()
                    .filter(other -> WIDER.matcher(other).matches())
                    .filter(other -> block.where().stream()
                            .flatMap(place -> Trees.all(place, Expression.Column.class).stream())
                            .noneMatch(looked -> looked.name().last().equals(other)))
                    .findFirst();
        }
    }

    private Optional<Doubt> doubt(Named named, Probes probes) {
        Optional<String> wider = PLACE.matcher(named.column()).matches() ? named.wider() : Optional.<String>empty();
        if (wider.isPresent()) {
            return inSeveral(named, wider.get(), probes);
        }
        return NAME.matcher(named.column()).matches() && named.isPointedAt()
                ? several(named, probes)
                : Optional.empty();
    }

    /** A place of that name in more than one country, state or the like. */
    private Optional<Doubt> inSeveral(Named named, String wider, Probes probes) {
        Block block = named.block();
        String column = named.relation().qualified(wider);
        List<String> found = probes
                .rows(block.statement(
                        block.rows("DISTINCT (" + column + ")::text", block.where(), column + " IS NOT NULL")
                                + " ORDER BY 1 LIMIT " + MOST_NAMED))
                .stream()
                .map(row -> row.text(0))
                .toList();
        return found.size() < 2
                ? Optional.empty()
                : Optional.of(new Doubt(
                        name(),
                        CheckLevel.WARNING,
                        "'%s' is in more than one %s: %s".formatted(named.value(), wider, Words.values(found)),
                        "Say which " + wider + " is meant, unless all of them are",
                        named.condition().span()));
    }

    /** Several rows of that name, where one is likely to be meant. */
    private Optional<Doubt> several(Named named, Probes probes) {
        Optional<String> identity = named.relation().identity();
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        Block block = named.block();
        long rows = probes.row(block.statement(block.rows("count(DISTINCT " + identity.get() + ")")))
                .map((ProbeRow row) -> row.number(0))
                .orElse(0L);
        return rows < 2
                ? Optional.empty()
                : Optional.of(new Doubt(
                        name(),
                        CheckLevel.WARNING,
                        "'%s' is the %s of %s of %s, and all are meant here"
                                .formatted(
                                        named.value(),
                                        named.column(),
                                        Words.rows(rows),
                                        named.relation().table().name().name()),
                        "Say which of them is meant, unless all are",
                        named.condition().span()));
    }
}
