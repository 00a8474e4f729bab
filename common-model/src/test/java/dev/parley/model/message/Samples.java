package dev.parley.model.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One filled-in instance of each message; the golden files hold the same as JSON. */
final class Samples {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID TERM = UUID.fromString("019cab00-0000-7000-8000-000000000001");
    private static final QueryOptions OPTIONS = new QueryOptions(50, true);
    private static final Assumption ASSUMPTION = new Assumption("biggest", "by number of members");
    private static final SchemaLink LINK = new SchemaLink("clubs", "public.club", "table");
    private static final Failure FAILURE = new Failure(
            ErrorCode.NOT_UNDERSTOOD,
            "I could not place \"zorbs\"",
            "Near to it: orbs",
            Map.of("words", List.of("zorbs")),
            NOON);
    private static final ClarifyingQuestion QUESTION = new ClarifyingQuestion(
            "reading",
            "Which of these do you mean?",
            "city",
            List.of(
                    new ReadingOption("a", "city of the club", true),
                    new ReadingOption("b", "city of the member", false)));
    private static final ResultSet RESULTS = new ResultSet(
            List.of(new ResultColumn("name", "text"), new ResultColumn("members", "int8")),
            List.of(Arrays.asList("Rowing", 12), Arrays.asList("Chess", null)),
            true);
    private static final PerformanceMetrics METRICS = new PerformanceMetrics(12.5, 40, 0.7, 3.2);
    private static final List<Check> CHECKS = List.of(new Check("plan", true, "PostgreSQL accepts it"));

    static final List<Message> ALL = List.of(
            new QuerySubmitted("How many clubs are there?", "sports", OPTIONS, "job-7"),
            new ClarificationAnswered("reading", "b"),
            new QueryCancelled("no longer needed", "job-7"),
            new ClarificationRequest(
                    "Clubs by city",
                    "sports",
                    OPTIONS,
                    List.of(new ClarificationAnswered("reading", "b")),
                    NOON,
                    NOON.plusSeconds(30)),
            new CodeGenerationRequest("Clubs by city", "sports", reading(), List.of(FAILURE), NOON),
            new TestRequest("SELECT 1", "sports", 100, NOON),
            new ComparisonRequest(
                    List.of(
                            new ComparisonRequest.ComparedReading("a", "SELECT 1"),
                            new ComparisonRequest.ComparedReading("b", "SELECT 2")),
                    "sports",
                    NOON,
                    "ann",
                    "club",
                    true),
            new RequestWithdrawn(UUID.fromString("01890000-0000-7000-8000-000000000001")),
            new ClarificationComplete("Clubs by city", "The number of clubs per city", reading()),
            new ClarificationNeeded("Clubs by city", List.of(QUESTION), List.of("Members by city"), "job-7"),
            new ClarificationFailed(FAILURE),
            new CodeGenerated("SELECT 1", List.of("Shows one")),
            new CodeGenerationFailed(FAILURE),
            new TestComplete(RESULTS, METRICS, CHECKS),
            new TestFailed(TestType.SYNTAX, FAILURE),
            new ReadingsCompared(List.of(
                    new ReadingsCompared.ReadingResult("a", "a", new ResultPreview(RESULTS, 40, true), null),
                    new ReadingsCompared.ReadingResult("b", "b", null, FAILURE))),
            new QueryCompleted(
                    "Clubs by city",
                    "The number of clubs per city",
                    "sports",
                    "job-7",
                    "SELECT 1",
                    List.of("Shows one"),
                    RESULTS,
                    List.of(ASSUMPTION),
                    List.of(LINK),
                    CHECKS,
                    METRICS,
                    List.of(),
                    null,
                    null,
                    null,
                    null),
            new QueryFailed("Zorbs by city", "sports", "job-7", null, FAILURE),
            new AgentAnnouncement(
                    "coder",
                    "coder-1",
                    "0.1.0",
                    AgentState.RUNNING,
                    List.of("generate_sql"),
                    new AgentCounters(5, 3, 1, 1, 0, 2.5),
                    NOON,
                    NOON.plusSeconds(5)));

    /** What only a question that follows another one has. */
    static final List<Message> FOLLOW_UPS = List.of(
            new QuerySubmitted(
                    "and in Lyon?",
                    "sports",
                    OPTIONS,
                    "job-8",
                    UUID.fromString("01890000-0000-7000-8000-000000000002")),
            new ClarificationRequest("and in Lyon?", "sports", OPTIONS, List.of(), NOON, NOON.plusSeconds(30))
                    .following(new PreviousQuestion(
                            "Clubs by city",
                            "The number of clubs per city",
                            reading().algebra(),
                            "ab12")),
            new ClarificationComplete("and in Lyon?", "The number of clubs in Lyon", carriedOver()),
            new QueryCompleted(
                    "and in Lyon?",
                    "The number of clubs in Lyon",
                    "sports",
                    "job-8",
                    "SELECT 1",
                    List.of("Shows one"),
                    RESULTS,
                    List.of(ASSUMPTION),
                    List.of(LINK),
                    CHECKS,
                    METRICS,
                    List.of(),
                    null,
                    null,
                    null,
                    true));

    /** What an answer in words, or of several options, has more than one of an option. */
    static final List<Message> ANSWERS = List.of(
            new ClarificationAnswered("reading", null, List.of("a", "b"), null),
            new ClarificationRequest(
                            "Clubs by city",
                            "sports",
                            OPTIONS,
                            List.of(new ClarificationAnswered("reading", null, null, "the second")),
                            NOON,
                            NOON.plusSeconds(30))
                    .answering(List.of(QUESTION)),
            new ClarificationComplete("Clubs by city", "The number of clubs per city", reading(), null, List.of("b")));

    /** What is learnt from an answer, and what goes with the next question. */
    static final List<Message> CHOICES = List.of(
            new ClarificationNeeded(
                    "Clubs by city",
                    List.of(new ClarifyingQuestion(
                            "reading",
                            "Which of these do you mean?",
                            "city",
                            List.of(
                                    new ReadingOption(
                                            "a",
                                            "city of the club",
                                            true,
                                            null,
                                            null,
                                            new GlossaryTerm("city", "club.city")),
                                    new ReadingOption("b", "city of the member", false)))),
                    List.of(),
                    null),
            new ClarificationRequest("Clubs by city", "sports", OPTIONS, List.of(), NOON, NOON.plusSeconds(30))
                    .choosing(List.of(new EarlierChoice("city", "club.city", "a", NOON))));

    /** A choice that says which term keeps it, and an answer that it decided. */
    static final List<Message> REMEMBERED = List.of(
            new ClarificationRequest("Clubs by city", "sports", OPTIONS, List.of(), NOON, NOON.plusSeconds(30))
                    .choosing(List.of(new EarlierChoice("city", "club.city", "a", NOON, TERM))),
            new ClarificationComplete(
                    "Clubs by city",
                    "The number of clubs per city",
                    new Reading(
                            reading().algebra(),
                            "ab12",
                            0.92,
                            List.of(new Assumption("city", "taken as club.city, as you chose on 2026-03-01", TERM)),
                            List.of(LINK))));

    /** What guides a question that others like it were verified for. */
    static final Message GUIDED = new ClarificationRequest(
                    "Clubs by city", "sports", OPTIONS, List.of(), NOON, NOON.plusSeconds(30))
            .guidedBy(List.of(new VerifiedExample(
                    "Members by city of their club",
                    List.of(new VerifiedExample.Column("public", "club", "city")),
                    List.of(new VerifiedExample.Joined(
                            new VerifiedExample.Column("public", "member", "club_id"),
                            new VerifiedExample.Column("public", "club", "id"))))));

    private Samples() {}

    private static Reading carriedOver() {
        Reading reading = reading();
        return new Reading(
                reading.algebra(), reading.schemaFingerprint(), 0.92, List.of(ASSUMPTION), List.of(LINK), true);
    }

    private static Reading reading() {
        ObjectNode algebra = JsonNodeFactory.instance.objectNode();
        algebra.put("limit", new BigDecimal("5"));
        return new Reading(algebra, "ab12", 0.92, List.of(ASSUMPTION), List.of(LINK));
    }
}
