package dev.parley.clarifier.answer;

import dev.parley.clarifier.ambiguity.ReadingQuestion;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.Link;
import dev.parley.engine.answer.AnswerReader;
import dev.parley.engine.answer.Said;
import dev.parley.engine.explanation.Differences;
import dev.parley.model.error.Failure;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.ReadingOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a question means by what its asker said in each round. Nothing is kept between rounds: the earlier ones are gone
 * through again, and give the same again.
 */
public final class Answers {

    private final ClarificationRequest request;
    private final Rereading rereading;
    private final UnusableAnswer unusable;
    private final Map<String, Interpretation> known = new HashMap<>();
    private final Set<String> offered = new HashSet<>();
    private String text;
    private Interpretations readings;

    /**
     * @param readings of the question as it was asked
     * @param reader reads other texts on the same schema and data
     */
    public Answers(ClarificationRequest request, Interpretations readings, TextReader reader, Instant now) {
        this.request = request;
        this.unusable = new UnusableAnswer(now);
        this.rereading = new Rereading(reader);
        readAs(request.query(), readings);
    }

    /** By the last answer, which is to what the ones before it left open. */
    public Understood understood() {
        Understood understood = Understood.Anew.asAsked(readings);
        for (int round = 0; round < request.answers().size(); round++) {
            ClarifyingQuestion asked = asked(round);
            asked.options().forEach(option -> {
                offered.add(option.id());
                offered.addAll(option.alike());
            });
            understood = answered(request.answers().get(round), asked);
        }
        return understood;
    }

    /** A gateway of before does not tell: what would be asked about the readings now. */
    private ClarifyingQuestion asked(int round) {
        int told = round - request.answers().size() + request.asked().size();
        return told >= 0 ? request.asked().get(told) : ReadingQuestion.of(readings.toCompare(), round + 1);
    }

    private Understood answered(ClarificationAnswered answer, ClarifyingQuestion asked) {
        if (answer.text() == null) {
            return settled(answer.chosen(), List.of());
        }
        String said = answer.text();
        List<String> meanings =
                asked.options().stream().map(ReadingOption::meaning).toList();
        return switch (new AnswerReader(meanings).read(said)) {
            case Said.Meant meant -> settled(ids(asked, meant.places()), taken(said, asked, meant.places()));
            case Said.MeantWith with -> withMore(said, with, asked);
            case Said.Whichever any -> {
                List<Integer> likeliest = List.of(likeliest(asked));
                yield settled(ids(asked, likeliest), taken(said, asked, likeliest));
            }
            case Said.OneOf some -> {
                List<Interpretation> left = found(ids(asked, some.places()));
                yield left.isEmpty()
                        ? gone()
                        : new Understood.Open(ReadingQuestion.WHICH, left, taken(said, asked, some.places()), null);
            }
            case Said.None none -> noneOf(asked);
            case Said.Words words -> reread(words, asked);
        };
    }

    private Understood noneOf(ClarifyingQuestion asked) {
        List<Interpretation> others = notOffered();
        Failure failure = unusable.noneOfThem(request.query());
        return others.isEmpty()
                ? new Understood.Open(
                        "I see no other meaning. Say it in your own words, or choose one of these.",
                        found(ids(asked)),
                        List.of(),
                        failure)
                : new Understood.Open("Then is it one of these?", others, List.of(), failure);
    }

    /**
     * An option and more: the reading of both that takes the words in doubt as the option does. It is none of the options, for
     * who says more speaks of this question and not of what its words mean in every other one.
     */
    private Understood withMore(String said, Said.MeantWith with, ClarifyingQuestion asked) {
        List<String> chosen = ids(asked, List.of(with.place()));
        List<Interpretation> options = found(ids(asked));
        if (found(chosen).isEmpty()) {
            return gone();
        }
        Set<Link> own = new HashSet<>();
        found(chosen).forEach(reading -> own.addAll(reading.links()));
        own.removeIf(link -> options.size() > 1
                && options.stream().allMatch(option -> option.links().contains(link)));
        Optional<Rereading.Reread> reread = own.isEmpty()
                ? Optional.empty()
                : rereading.with(
                        text, readings, with.more(), reading -> reading.links().containsAll(own));
        if (reread.isEmpty()) {
            return unclear(with.more(), options);
        }
        List<Assumption> told = new ArrayList<>(taken(said, asked, List.of(with.place())));
        readAs(reread.get().text(), reread.get().readings());
        told.add(new Assumption(with.more(), "your answer, read as: " + text));
        return new Understood.Settled(readings.ranked().getFirst(), told, List.of());
    }

    private Understood reread(Said.Words words, ClarifyingQuestion asked) {
        List<String> options = ids(asked);
        Optional<Rereading.Reread> reread = rereading.of(
                text,
                readings,
                asked.words(),
                words.text(),
                reading -> options.contains(ReadingQuestion.optionId(reading)));
        if (reread.isPresent()) {
            readAs(reread.get().text(), reread.get().readings());
            List<Assumption> said = List.of(new Assumption(words.text(), "your answer, read as: " + text));
            if (readings.outcome() == Interpretations.Outcome.ASKED) {
                return new Understood.Anew(readings, text, said);
            }
            Interpretation only = readings.ranked().getFirst();
            String id = ReadingQuestion.optionId(only);
            return new Understood.Settled(only, said, options.contains(id) ? List.of(id) : List.of());
        }
        return words.like().size() == 1
                ? settled(ids(asked, words.like()), taken(words.text(), asked, words.like()))
                : unclear(words.text(), found(options));
    }

    private Understood settled(List<String> ids, List<Assumption> said) {
        List<Interpretation> chosen = found(ids);
        if (chosen.isEmpty() || chosen.size() < ids.size()) {
            return gone();
        }
        if (chosen.size() == 1) {
            return new Understood.Settled(chosen.getFirst(), said, ids);
        }
        List<String> names = Differences.between(chosen);
        return Together.of(chosen, names)
                .<Understood>map(all -> new Understood.Settled(all, said, ids))
                .orElseGet(() -> new Understood.Open(
                        "They show different columns, and do not fit into one answer. " + ReadingQuestion.WHICH,
                        chosen,
                        said,
                        unusable.doNotFit(chosen, names)));
    }

    /** What was chosen is no reading any more: the schema, the data or the glossary have changed. No other is taken for it. */
    private Understood gone() {
        return readings.ranked().isEmpty()
                ? Understood.Anew.asAsked(readings)
                : new Understood.Open(
                        "What you chose is not there any more. " + ReadingQuestion.WHICH,
                        readings.tied(),
                        List.of(),
                        unusable.gone(request.query()));
    }

    private Understood unclear(String said, List<Interpretation> options) {
        String question = "I cannot tell what “" + said + "” says of the question. " + ReadingQuestion.WHICH;
        return new Understood.Open(question, options, List.of(), unusable.unclear(said));
    }

    private static List<Assumption> taken(String said, ClarifyingQuestion asked, List<Integer> places) {
        String meanings = places.stream()
                .map(place -> asked.options().get(place).meaning().replaceFirst("\\.$", ""))
                .collect(Collectors.joining("; "));
        return List.of(new Assumption(said, "your answer, taken as: " + meanings));
    }

    private static int likeliest(ClarifyingQuestion asked) {
        return IntStream.range(0, asked.options().size())
                .filter(place -> asked.options().get(place).isDefault())
                .findFirst()
                .orElse(0);
    }

    private static List<String> ids(ClarifyingQuestion asked) {
        return asked.options().stream().map(ReadingOption::id).toList();
    }

    private static List<String> ids(ClarifyingQuestion asked, List<Integer> places) {
        return places.stream().map(place -> asked.options().get(place).id()).toList();
    }

    private List<Interpretation> found(List<String> ids) {
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private List<Interpretation> notOffered() {
        return readings.ranked().stream()
                .filter(reading -> !offered.contains(ReadingQuestion.optionId(reading)))
                .toList();
    }

    private void readAs(String as, Interpretations read) {
        text = as;
        readings = read;
        Stream.concat(read.ranked().stream(), read.toCompare().stream())
                .forEach(reading -> known.putIfAbsent(ReadingQuestion.optionId(reading), reading));
    }
}
