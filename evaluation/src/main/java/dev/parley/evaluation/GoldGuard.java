package dev.parley.evaluation;

import dev.parley.runtime.guard.FactsStatement;
import dev.parley.sql.guard.DatabaseFacts;
import dev.parley.sql.guard.Finding;
import dev.parley.sql.guard.Guard;
import dev.parley.sql.guard.GuardPolicy;
import dev.parley.sql.guard.Judgement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the guard says to SQL that is known to be honest: each refusal is a false one. For several threads. */
final class GoldGuard {

    private final Guard guard = new Guard(GuardPolicy.defaults());
    private final Map<String, DatabaseFacts> facts = new ConcurrentHashMap<>();
    private final List<Double> micros = Collections.synchronizedList(new ArrayList<>());
    private final Map<Finding.Code, Integer> refused = Collections.synchronizedMap(new TreeMap<>());

    void judge(TestQuestion question, Connection connection) {
        DatabaseFacts known = facts.computeIfAbsent(question.database(), name -> read(connection));
        for (String gold : question.gold()) {
            long began = System.nanoTime();
            Judgement judgement = guard.judge(gold, known);
            micros.add((System.nanoTime() - began) / 1e3);
            judgement.findings().stream()
                    .findFirst()
                    .ifPresent(finding -> refused.merge(finding.code(), 1, Integer::sum));
        }
    }

    private static DatabaseFacts read(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FactsStatement.SQL)) {
            row.next();
            return FactsStatement.facts(row.getString(1));
        } catch (SQLException e) {
            throw new EvaluationFailure(3, "Cannot read the database's functions: " + e.getMessage());
        }
    }

    /** Empty when nothing was judged. */
    List<String> lines() {
        if (micros.isEmpty()) {
            return List.of();
        }
        List<Double> sorted = micros.stream().sorted().toList();
        int wrong = refused.values().stream().mapToInt(Integer::intValue).sum();
        return List.of(
                "The guard refuses %d of %d given statements%s; half of them judged within %.0f µs, 95 of 100 within %.0f µs."
                        .formatted(
                                wrong,
                                sorted.size(),
                                wrong == 0 ? "" : " " + refused,
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 95 / 100)));
    }
}
