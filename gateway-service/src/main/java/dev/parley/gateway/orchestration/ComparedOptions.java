package dev.parley.gateway.orchestration;

import dev.parley.gateway.watch.TaskStep.NotRun;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.ComparisonRequest.ComparedReading;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of a question back after the tester has run them. Those that give the same are one; those that do not run are
 * none, as long as others do. Where one is left, nothing is asked; or whether it is meant, when that is not likely enough.
 */
record ComparedOptions(ClarificationNeeded needed, ReadingsCompared compared) {

    private static final int MOST_OPTIONS = 4;

    /** Of a reading that runs for nobody at no time; every other failure may be of the moment. */
    private static final Set<ErrorCode> NEVER =
            EnumSet.of(ErrorCode.SQL_INVALID, ErrorCode.SQL_NOT_READ_ONLY, ErrorCode.SQL_FORBIDDEN);

    /** What there is to be compared; empty when it cannot be. */
    static List<ComparedReading> readings(ClarificationNeeded needed) {
        List<ReadingOption> options =
                needed.questions().stream().flatMap(q -> q.options().stream()).toList();
        boolean comparable =
                needed.questions().size() == 1 && options.stream().allMatch(option -> option.sql() != null);
        return comparable
                ? options.stream()
                        .map(option -> new ComparedReading(option.id(), option.sql()))
                        .toList()
                : List.of();
    }

    /** The likeliest reading, when it is the only one that is left, and likely enough. */
    Optional<ClarificationComplete> agreed() {
        ReadingOption first = question().options().getFirst();
        List<ReadingOption> left = different();
        boolean agreed = left.size() == 1 && left.getFirst().id().equals(first.id());
        return agreed && first.isDefault() && needed.likeliest() != null ? Optional.of(assuming()) : Optional.empty();
    }

    /** What the tester would not run, or could not. */
    List<NotRun> notRun() {
        Map<String, ReadingResult> results = results();
        return readings(needed).stream()
                .filter(reading -> results.containsKey(reading.id()))
                .filter(reading -> results.get(reading.id()).failure() != null)
                .map(reading ->
                        new NotRun(reading.sql(), results.get(reading.id()).failure()))
                .toList();
    }

    /** The question about those that differ, each with what it gives. */
    ClarificationNeeded told() {
        return needed.asking(List.of(question().with(different())), needed.reference());
    }

    /** As the asker is told: not more options than one can choose from, and a default among them. */
    static ClarificationNeeded told(ClarificationNeeded needed, String reference) {
        return needed.asking(
                needed.questions().stream()
                        .map(question -> question.with(choice(question.options())))
                        .toList(),
                reference);
    }

    private static List<ReadingOption> choice(List<ReadingOption> options) {
        boolean marked = options.stream().limit(MOST_OPTIONS).anyMatch(ReadingOption::isDefault);
        List<ReadingOption> choice = new ArrayList<>();
        for (ReadingOption option : options.stream().limit(MOST_OPTIONS).toList()) {
            choice.add(marked || !choice.isEmpty() ? option : option.asDefault());
        }
        return choice;
    }

    private ClarifyingQuestion question() {
        return needed.questions().getFirst();
    }

    /** The first of each group that gives the same; without those that never run, unless none does. */
    private List<ReadingOption> different() {
        Map<String, ReadingResult> results = results();
        List<ReadingOption> first = question().options().stream()
                .filter(option -> !results.containsKey(option.id())
                        || results.get(option.id()).sameAs().equals(option.id()))
                .toList();
        List<ReadingOption> running = first.stream()
                .filter(option -> !neverRuns(results.get(option.id())))
                .toList();
        return (running.isEmpty() ? first : running).stream().map(this::seen).toList();
    }

    private static boolean neverRuns(ReadingResult result) {
        return result != null
                && result.failure() != null
                && NEVER.contains(result.failure().errorCode());
    }

    private ReadingOption seen(ReadingOption option) {
        ReadingResult result = results().get(option.id());
        List<String> alike = compared.readings().stream()
                .filter(other ->
                        other.sameAs().equals(option.id()) && !other.id().equals(option.id()))
                .map(ReadingResult::id)
                .toList();
        return result == null ? option : option.with(result.preview(), alike);
    }

    private Map<String, ReadingResult> results() {
        return compared.readings().stream()
                .collect(Collectors.toMap(ReadingResult::id, Function.identity(), (a, b) -> a));
    }

    /** With a word about what was not asked. */
    private ClarificationComplete assuming() {
        ClarificationComplete likeliest = needed.likeliest();
        long left =
                compared.readings().stream().filter(ComparedOptions::neverRuns).count();
        long same = compared.readings().size() - left;
        String agreed = same > 1 ? "can be read in " + same + " ways, which all give the same result" : "";
        String unfit = left > 0 ? "can also be read in a way that cannot be run" : "";
        Reading reading = likeliest.reading();
        List<Assumption> assumptions = new ArrayList<>(reading.assumptions());
        Stream.of(agreed, unfit)
                .filter(meaning -> !meaning.isEmpty())
                .forEach(meaning -> assumptions.add(new Assumption(question().words(), meaning)));
        return new ClarificationComplete(
                likeliest.originalQuery(),
                likeliest.clarifiedQuery(),
                reading.withAssumptions(assumptions),
                likeliest.context());
    }
}
