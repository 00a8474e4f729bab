package dev.parley.gateway.feedback;

import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;

/** The table {@code feedback}. Whose a row is, its reader has to look at. */
@Singleton
public class FeedbackRepository extends BaseRepository<Feedback, UUID> {

    static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    static final Field<String> TENANT = Columns.text("tenant");
    static final Field<String> DATABASE = Columns.text("database");
    static final Field<FeedbackVerdict> VERDICT = Columns.named("verdict", FeedbackVerdict.class);
    static final Field<String> CORRECTED_SQL = Columns.text("corrected_sql");
    static final Field<Instant> CREATED_AT = Columns.moment("created_at");

    private static final Field<String> OWNER = Columns.text("owner");
    private static final Field<String> QUESTION = Columns.text("question");
    private static final Field<String> SQL = Columns.text("sql");
    private static final Field<String> COMMENT = Columns.text("comment");
    private static final Field<Instant> UPDATED_AT = Columns.moment("updated_at");

    FeedbackRepository(ApplicationDatabase database) {
        super(
                database,
                TableMapping.of("feedback", TASK_ID, Feedback::taskId)
                        .fixed(OWNER, Feedback::owner)
                        .fixed(TENANT, Feedback::tenant)
                        .fixed(DATABASE, Feedback::database)
                        .fixed(QUESTION, Feedback::question)
                        .fixed(SQL, Feedback::sql)
                        .column(VERDICT, Feedback::verdict)
                        .column(COMMENT, Feedback::comment)
                        .column(CORRECTED_SQL, Feedback::correctedSql)
                        .fixed(CREATED_AT, Feedback::createdAt)
                        .column(UPDATED_AT, Feedback::updatedAt)
                        .readBy(FeedbackRepository::feedback));
    }

    /** Newest first; one more than the filter's limit when there are more. */
    public List<Feedback> find(FeedbackFilter filter) {
        return findMany(filter.criteria());
    }

    /** In the place of what was said before of that task. */
    Feedback put(Feedback feedback) {
        return save(alone(), feedback);
    }

    private static Feedback feedback(StoredRow row) {
        return new Feedback(
                row.get(TASK_ID),
                row.get(OWNER),
                row.get(TENANT),
                row.get(DATABASE),
                row.get(QUESTION),
                row.get(SQL),
                row.get(VERDICT),
                row.get(COMMENT),
                row.get(CORRECTED_SQL),
                row.get(CREATED_AT),
                row.get(UPDATED_AT));
    }
}
