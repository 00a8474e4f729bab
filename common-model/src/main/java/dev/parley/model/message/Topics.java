package dev.parley.model.message;

import java.util.List;
import java.util.stream.Stream;

/** The topics and who uses them; see the table in {@code docs/architecture.md}. */
public final class Topics {

    /** Any producer → gateway: {@link QueryCommand}. */
    public static final String QUERIES = "parley.queries";
    /** Gateway → clarifier: {@link ClarificationRequest}. */
    public static final String CLARIFIER = "parley.clarifier";
    /** Gateway → coder: {@link CodeGenerationRequest}. */
    public static final String CODER = "parley.coder";
    /** Gateway → tester: {@link TesterRequest}. */
    public static final String TESTER = "parley.tester";
    /** Gateway → every agent: {@link RequestWithdrawn}. */
    public static final String WITHDRAWN = "parley.withdrawn";
    /** Agents → gateway: {@link AgentReply}. */
    public static final String REPLIES = "parley.replies";
    /** Gateway → any consumer: {@link TaskResult}. */
    public static final String RESULTS = "parley.results";
    /** Agents → gateway: {@link AgentAnnouncement}; compacted. */
    public static final String AGENTS = "parley.agents";

    private static final List<String> CONSUMED = List.of(QUERIES, CLARIFIER, CODER, TESTER, REPLIES);

    private Topics() {}

    /** Where a record that could not be read goes, as it came, with the reason in its headers. */
    public static String dead(String topic) {
        return topic + ".dead";
    }

    /** The topics whose unreadable records are put aside. */
    public static List<String> consumed() {
        return CONSUMED;
    }

    /** Every topic that has to exist. */
    public static List<Topic> all() {
        return Stream.concat(
                        Stream.of(new Topic(RESULTS, false), new Topic(WITHDRAWN, false), new Topic(AGENTS, true)),
                        CONSUMED.stream()
                                .flatMap(name -> Stream.of(new Topic(name, false), new Topic(dead(name), false))))
                .toList();
    }

    /** @param compacted whether only the last record of a key is kept */
    public record Topic(String name, boolean compacted) {}
}
