package dev.parley.gateway.knowledge;

import dev.parley.gateway.orchestration.Task;
import dev.parley.model.message.VerifiedExample;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.names.KnownTable;
import dev.parley.sql.names.NamesRead;
import dev.parley.sql.names.ReadColumn;
import dev.parley.sql.parser.NotAReadException;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Name;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verified queries that are like a question, by what their SQL reads. */
@Singleton
class VerifiedExamples {

    private static final int MOST = 5;

    /** Of the words of both questions, so many are in both. */
    private static final double LEAST_ALIKE = 0.1;

    private static final String PUBLIC = "public";

    private final VerifiedQueryRepository repository;

    VerifiedExamples(VerifiedQueryRepository repository) {
        this.repository = repository;
    }

    /** At most five of those that answer questions of the asker, the most alike first. */
    List<VerifiedExample> like(SqlClient client, Task task) {
        Set<String> words = words(task.submission().query());
        Map<UUID, String> questions =
                repository.questions(client, task.submission().database(), task.owner(), task.tenant());
        List<UUID> nearest = questions.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), alike(words, words(entry.getValue()))))
                .filter(entry -> entry.getValue() >= LEAST_ALIKE)
                .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return nearest.isEmpty()
                ? List.of()
                : repository.withIds(client, nearest).stream()
                        .sorted(Comparator.comparingInt(query -> nearest.indexOf(query.id())))
                        .flatMap(query -> example(query).stream())
                        .toList();
    }

    private static double alike(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return (double) both.size() / Math.max(1, one.size() + other.size() - both.size());
    }

    private static Set<String> words(String question) {
        return Stream.of(VerifiedQuery.normalized(question).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<VerifiedExample> example(VerifiedQuery query) {
        return read(query.sql())
                .map(names -> new VerifiedExample(
                        query.question(),
                        names.allColumns().stream()
                                .map(VerifiedExamples::column)
                                .toList(),
                        names.pairs().stream()
                                .map(pair -> new VerifiedExample.Joined(column(pair.one()), column(pair.other())))
                                .toList()));
    }

    /**
     * Without a look at the schema: a column that is not said to be of one table may be of each that is read beside it, and
     * whoever knows the schema knows better.
     */
    private static Optional<NamesRead> read(String sql) {
        try {
            Statement statement = SqlParser.parse(sql);
            Set<String> columns = statement.query().all(Expression.Column.class).stream()
                    .filter(column -> column.name() != null)
                    .map(column -> column.name().last())
                    .collect(Collectors.toSet());
            Function<Name, Optional<KnownTable>> any = name -> Optional.of(
                    new KnownTable(name.qualifier() == null ? PUBLIC : name.qualifier(), name.last(), columns));
            return Optional.of(NamesRead.of(statement, any));
        } catch (SqlSyntaxException | NotAReadException e) {
            return Optional.empty();
        }
    }

    private static VerifiedExample.Column column(ReadColumn column) {
        return new VerifiedExample.Column(
                column.table().schema(), column.table().name(), column.column());
    }
}
