package dev.parley.gateway.failures;

import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class of a failure: by its SQLSTATE if it has one, else by its error code; of an exception, by its type. */
final class Classification {

    private static final int MAX_CAUSES = 20;

    private Classification() {}

    static FailureClass of(Failure failure) {
        return failure.details().get("sqlstate") instanceof String state
                ? SqlStates.of(state)
                : ErrorCodes.of(failure.errorCode());
    }

    static FailureClass of(Throwable error) {
        List<Throwable> causes = causes(error);
        for (Throwable cause : causes) {
            if (cause instanceof PgException pg && pg.getSqlState() != null) {
                return SqlStates.of(pg.getSqlState());
            }
            if (cause instanceof ParleyException known) {
                return of(known.failure());
            }
        }
        return ExceptionTypes.of(causes);
    }

    /** Every class that there is. */
    static List<FailureClass> all() {
        return Stream.of(ErrorCodes.all(), SqlStates.all(), ExceptionTypes.all())
                .flatMap(classes -> classes.stream())
                .toList();
    }

    /** From without to within; a circle of causes ends it. */
    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = error; t != null && causes.size() < MAX_CAUSES; t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }
}
