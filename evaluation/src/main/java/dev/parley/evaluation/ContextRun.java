package dev.parley.evaluation;

import dev.parley.engine.Interpretation;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.evaluation.Run.Connector;
import dev.parley.runtime.values.StoredValues;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures the part of the schema that the engine says a question needs: on the database of the question, and on one large
 * schema that this database is a part of.
 */
final class ContextRun {

    private final LocalDate today;
    private final int tables;
    private final Connector connector;
    private final Terminal terminal;
    private final ContextScores scores = new ContextScores();

    /** @param tables that the large schema has at least, if the set's databases have as many */
    ContextRun(LocalDate today, int tables, Connector connector, Terminal terminal) {
        this.today = today;
        this.tables = tables;
        this.connector = connector;
        this.terminal = terminal;
    }

    /** @throws EvaluationFailure when a database cannot be reached */
    Table over(List<TestQuestion> questions) {
        Map<String, List<TestQuestion>> byDatabase = new TreeMap<>();
        questions.stream().filter(TestQuestion::isJudged).forEach(question -> byDatabase
                .computeIfAbsent(question.database(), name -> new ArrayList<>())
                .add(question));
        Map<String, DatabaseKnowledge> known = new TreeMap<>();
        try {
            for (String database : byDatabase.keySet()) {
                try (QueryRunner runner = connector.connect(database)) {
                    known.put(database, DatabaseKnowledge.read(database, runner));
                }
            }
            List<List<DatabaseKnowledge>> groups = groups(List.copyOf(known.values()), tables);
            for (int i = 0; i < groups.size(); i++) {
                measure(groups.get(i), byDatabase);
                terminal.progress("schemas of " + tables + " tables", i + 1, groups.size());
            }
        } catch (SQLException e) {
            throw new EvaluationFailure(3, "Cannot reach the database: " + e.getMessage());
        }
        return scores.table();
    }

    /** @param left questions that were not asked yet; those on the group's databases are taken */
    private void measure(List<DatabaseKnowledge> group, Map<String, List<TestQuestion>> left) throws SQLException {
        Map<String, QueryRunner> runners = new LinkedHashMap<>();
        try {
            for (DatabaseKnowledge part : group) {
                runners.put(
                        part.schema().database(),
                        connector.connect(part.schema().database()));
            }
            LanguageEngine large = LargeSchema.of(group).engine();
            for (DatabaseKnowledge own : group) {
                List<TestQuestion> asked = left.remove(own.schema().database());
                if (asked != null) {
                    ask("its own", own.engine(), List.of(own), own, asked, runners);
                    ask(tables + " tables", large, group, own, asked, runners);
                }
            }
        } finally {
            for (QueryRunner runner : runners.values()) {
                runner.close();
            }
        }
    }

    /** Each with so many tables, in their order; the last is filled up with the first ones. */
    static List<List<DatabaseKnowledge>> groups(List<DatabaseKnowledge> databases, int tables) {
        List<List<DatabaseKnowledge>> groups = new ArrayList<>();
        for (int next = 0; next < databases.size(); ) {
            List<DatabaseKnowledge> group = new ArrayList<>();
            int have = 0;
            for (int i = 0; have < tables && i < databases.size(); i++) {
                DatabaseKnowledge one = databases.get((next + i) % databases.size());
                group.add(one);
                have += one.schema().tables().size();
            }
            groups.add(group);
            next += group.size();
        }
        return groups;
    }

    private void ask(
            String schema,
            LanguageEngine engine,
            List<DatabaseKnowledge> parts,
            DatabaseKnowledge own,
            List<TestQuestion> asked,
            Map<String, QueryRunner> runners) {
        boolean alone = parts.size() == 1;
        for (TestQuestion test : asked) {
            List<GoldNames> gold = test.gold().stream()
                    .map(sql -> GoldNames.of(sql, own.schema()))
                    .flatMap(Optional::stream)
                    .toList();
            Question question = new Question(test.question(), today, List.of());
            Collection<String> candidates = engine.valueCandidates(question);
            List<StoredValues> values = parts.stream()
                    .flatMap(part -> found(part, alone, candidates, runners).stream())
                    .toList();
            ValueIndex found = ValueIndex.of(DatabaseKnowledge.forEngine(values));
            List<Interpretation> readings = engine.interpret(question, found).ranked();
            scores.add(
                    schema,
                    gold,
                    table -> alone ? table : LargeSchema.in(own.schema().database(), table),
                    !readings.isEmpty(),
                    engine.context(question, found, readings));
        }
    }

    private static List<StoredValues> found(
            DatabaseKnowledge part, boolean alone, Collection<String> candidates, Map<String, QueryRunner> runners) {
        String database = part.schema().database();
        List<StoredValues> found = part.lookUp(candidates, runners.get(database));
        return alone ? found : LargeSchema.in(database, found);
    }
}
