package dev.parley.sql.parameters;

/** Names in the SQL and the values given for them do not belong together. */
public final class ParameterException extends RuntimeException {

    ParameterException(String message) {
        super(message);
    }
}
