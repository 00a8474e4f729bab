package dev.parley.gateway.failures;

import dev.parley.model.error.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** What each error code of Parley means to who has to do something about it. */
final class ErrorCodes {

    private ErrorCodes() {}

    static FailureClass of(ErrorCode code) {
        Meaning meaning = meaning(code);
        return new FailureClass(code.code(), code.title(), meaning.cause(), meaning.act(), meaning.whose());
    }

    static List<FailureClass> all() {
        return Arrays.stream(ErrorCode.values()).map(ErrorCodes::of).toList();
    }

    private record Meaning(Whose whose, String cause, String act) {}

    private static Meaning asker(String cause, String act) {
        return new Meaning(Whose.ASKER, cause, act);
    }

    private static Meaning operator(String cause, String act) {
        return new Meaning(Whose.OPERATOR, cause, act);
    }

    private static Meaning developer(String cause, String act) {
        return new Meaning(Whose.DEVELOPER, cause, act);
    }

    private static Meaning meaning(ErrorCode code) {
        return switch (code) {
            case NOT_UNDERSTOOD ->
                asker(
                        "Words of the question have no place in the database",
                        "Use the words of the schema; an operator can add comments, or words to the glossary");
            case NOT_IN_DATABASE ->
                asker(
                        "The question asks for something that is not in the database",
                        "Ask for what is there; many of one word tell an operator what is missing in the glossary");
            case DATA_DENIED ->
                operator(
                        "The question asks for what the sandbox role may not SELECT",
                        "Grant SELECT on it to the sandbox role, if it is meant to be asked about");
            case CHANGES_DATA -> asker("The question asks to change data", "Parley only reads: change it elsewhere");
            case NO_QUESTION -> asker("Somebody talked to Parley", "Nothing is broken");
            case HELP_WANTED -> asker("Somebody wanted to know what can be asked", "Nothing is broken");
            case NO_CANDIDATE ->
                developer("The question was understood, and no SQL could be made of it", "Report the question");
            case SQL_INVALID ->
                developer("The SQL that was made does not fit the database", "Report the question with its SQL");
            case SQL_NOT_READ_ONLY ->
                developer("SQL that was made is not a single read; the guard held it", "Report the question at once");
            case EXECUTION_FAILED ->
                asker("The database stopped the statement while it ran", "See the detail, and ask in another way");
            case QUERY_TIMEOUT ->
                asker(
                        "The statement was stopped at its time limit",
                        "Ask for less; if it is asked often, see GET /api/v1/admin/performance for an index");
            case ANSWER_EXPIRED ->
                asker("A question back was not answered in time", "Answer it, or set options.assume to true");
            case SQL_FORBIDDEN ->
                operator(
                        "The SQL calls or reads what a question may not",
                        "See the finding; parley.guard.* opens what you want open");
            case QUERY_TOO_EXPENSIVE ->
                asker(
                        "The planner expects the statement to cost more than the budget",
                        "Ask for less; an operator can raise parley.sandbox.max-plan-cost");
            case RESULT_TOO_LARGE ->
                asker("A row of the result is larger than what is brought", "Ask for fewer columns");
            case ANSWER_DOUBTFUL ->
                developer(
                        "The SQL ran, and its result is not what the question means; no better SQL was found",
                        "Report the question with the finding");
            case READINGS_DO_NOT_FIT ->
                asker("Several readings were chosen that do not show the same columns", "Ask for one at a time");
            case INVALID_REQUEST -> asker("A request is not of the right form", "See the message: it names the field");
            case UNKNOWN_DATABASE ->
                asker("A database was named that is not registered", "See GET /api/v1/databases for those that are");
            case UNKNOWN_TASK ->
                asker("A task was named that is not there, or is another's", "Use the task_id of the submission");
            case UNREADABLE_RECORD ->
                asker(
                        "A record of a topic is not a message of the contract",
                        "See it in <topic>.dead, with the reason in its headers");
            case NOT_AWAITING_ANSWER -> asker("An answer came to a task that asks nothing", "See the task's status");
            case UNKNOWN_OPTION -> asker("An answer names an option that was not offered", "See the task's questions");
            case TASK_ENDED -> asker("A task was to be changed after its end", "Ask again");
            case IDEMPOTENCY_KEY_REUSED ->
                asker(
                        "An idempotency key came again with another request",
                        "Use a new key for each request, and the same one only to repeat it");
            case NOT_FINISHED ->
                asker("Something of a task was asked for before its end", "Watch the task's events, and ask then");
            case NOT_FOLLOWABLE ->
                asker(
                        "A question follows one that has no answer, or whose tables are not there any more",
                        "Follow a question that was answered, or ask it whole");
            case NO_RESULTS ->
                asker("Rows were asked for of a task that has none", "See the task's status, and run it again");
            case QUESTION_TIMEOUT ->
                asker("A question was not answered within its own options.timeout", "Give it more time");
            case CORRECTION_REFUSED ->
                asker("SQL that was given as a correction is not one read", "Correct it: one SELECT, and nothing else");
            case NO_FEEDBACK -> asker("Feedback was asked for that nobody gave", "Give it first, by PUT");
            case DATABASE_EXISTS ->
                asker("A database was registered under a name that is taken", "Change that one, or take another name");
            case DATABASE_CONFIGURED ->
                asker(
                        "A database of the configuration was to be changed by REST",
                        "Change parley.databases.<name>.* and start the services anew");
            case STALE_VERSION ->
                asker("A change was based on a version that is not the latest", "Read it again, and change that");
            case DATABASE_UNUSABLE ->
                asker(
                        "A database was registered that does not answer, or in a role that may do too much",
                        "See the report in the details; the SQL in it mends the role");
            case HOST_NOT_ALLOWED ->
                asker(
                        "A database was registered on a host that is not allowed",
                        "An operator can allow it: parley.registry.allowed-hosts");
            case SEALING_UNAVAILABLE ->
                operator(
                        "A database was registered, and there is no key to seal its passwords with",
                        "Set parley.secrets.key for gateway, clarifier and tester");
            case TOO_MANY_STREAMS ->
                asker(
                        "One user has as many streams open as parley.streaming.per-user allows",
                        "Close those that are not read; one WebSocket can watch many tasks");
            case NO_STREAM_LEFT ->
                operator(
                        "A gateway has as many streams open as parley.streaming.per-gateway allows, or it stops",
                        "Run another gateway, or allow more");
            case UNKNOWN_DEAD_LETTER ->
                operator(
                        "A dead letter was named that is not there, or no longer",
                        "See GET /api/v1/admin/dead-letters");
            case NOT_REPLAYABLE ->
                operator(
                        "A dead letter cannot be put back as it came: its token or a part of it is gone",
                        "Have its producer send it again");
            case UNKNOWN_KNOWLEDGE ->
                asker(
                        "A term or verified query was named that is not there, or not for its caller",
                        "See GET /api/v1/glossary and GET /api/v1/verified-queries");
            case MEANING_UNKNOWN ->
                asker("The meaning of a term names what is not in the database", "See the names in `details.nearest`");
            case KNOWLEDGE_CONFLICT ->
                asker(
                        "A term or question is known already to the same people, with another meaning",
                        "Change the one that `details` names, or reject it");
            case VERSION_MISSING -> asker("A change does not say which version it is of", "Send If-Match");
            case TOO_MUCH_KNOWLEDGE ->
                asker(
                        "A subject owns as many terms or verified queries as are kept",
                        "Delete some; an operator can raise parley.knowledge.max-owned");
            case NOT_VERIFIABLE ->
                asker("A question and its SQL cannot be kept as a verified query", "See the message: it says why");
            case NOT_AUTHENTICATED ->
                asker("A request came without a valid token", "Get a new token; see issuer, audience and expiry");
            case ACCESS_DENIED ->
                operator(
                        "A token lacks a permission, or the sandbox role lacks a right",
                        "See the layer in the audit: grant the permission, or SELECT");
            case LAST_GRANT ->
                asker(
                        "Without its last grant a database would be open to everyone",
                        "Grant it to everyone if that is meant, or set parley.access.default to closed");
            case AGENT_FAILED -> developer("An agent broke", "Look at the agent's log for the task's id");
            case STEP_TIMEOUT ->
                operator(
                        "An agent did not answer within the step's deadline",
                        "See GET /api/v1/agents: start it, or start more of it");
            case INTERNAL_ERROR -> developer("A part of Parley broke", "Look at the gateway's log");
            case DATABASE_UNAVAILABLE ->
                operator("The database that was asked does not answer", "See the tester's log for the reason");
            case SERVICE_UNAVAILABLE ->
                operator(
                        "The application's database does not answer", "See that PostgreSQL runs and takes connections");
            case TOO_MANY_REQUESTS ->
                asker(
                        "A user or a tenant asks more than its limits allow",
                        "Wait as long as Retry-After says; an operator can raise parley.limits.*");
            case OVERLOADED ->
                operator(
                        "More work is waiting than the gateway takes, in all or for one database",
                        "See which step waits: GET /api/v1/admin/performance; add agents, or raise parley.limits.*");
            case ROLE_TOO_WIDE ->
                operator(
                        "The sandbox role may do more than read",
                        "The tester's log has the SQL that mends it, and so has ./parley sandbox --check-role");
        };
    }
}
