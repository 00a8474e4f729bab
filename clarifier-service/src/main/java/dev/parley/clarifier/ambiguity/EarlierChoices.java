package dev.parley.clarifier.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.text.Lemmas;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.EarlierChoice;
import dev.parley.model.message.GlossaryTerm;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an asker said before when they were asked back. It decides between readings that are as likely; so nobody is asked
 * the same twice.
 */
final class EarlierChoices {

    private final List<EarlierChoice> choices;
    private final Function<Link, Optional<String>> definition;
    private final ZoneId zone;

    /**
     * @param choices the latest first
     * @param definition of what a link says of its words, where a glossary can say it
     */
    EarlierChoices(List<EarlierChoice> choices, Function<Link, Optional<String>> definition, ZoneId zone) {
        this.choices = choices;
        this.definition = definition;
        this.zone = zone;
    }

    Settled settle(List<Interpretation> tied) {
        List<Interpretation> left = tied;
        List<Assumption> taken = new ArrayList<>();
        boolean same = false;
        for (EarlierChoice choice : choices) {
            List<Interpretation> agreeing =
                    left.stream().filter(reading -> agrees(reading, choice)).toList();
            if (left.size() > 1 && !agreeing.isEmpty()) {
                Optional<Interpretation> chosen = agreeing.stream()
                        .filter(reading -> ReadingQuestion.optionId(reading).equals(choice.optionId()))
                        .findFirst();
                List<Interpretation> kept = chosen.map(List::of).orElse(agreeing);
                if (kept.size() < left.size()) {
                    left = kept;
                    same |= chosen.isPresent();
                    taken.add(assumption(choice));
                }
            }
        }
        return new Settled(left, List.copyOf(taken), same);
    }

    private boolean agrees(Interpretation reading, EarlierChoice choice) {
        return reading.links().stream()
                .filter(link -> lemmas(link.words()).equals(lemmas(choice.words())))
                .anyMatch(link -> definition
                        .apply(link)
                        .filter(choice.definition()::equalsIgnoreCase)
                        .isPresent());
    }

    private Assumption assumption(EarlierChoice choice) {
        return new Assumption(
                choice.words(),
                "taken as " + choice.definition() + ", as you chose on "
                        + choice.chosenAt().atZone(zone).toLocalDate(),
                choice.termId());
    }

    /** As {@link TieBreaks#term}. */
    Optional<GlossaryTerm> term(Interpretation reading, List<Interpretation> tied) {
        List<Link> own = reading.links().stream()
                .filter(link -> !tied.stream().allMatch(other -> other.links().contains(link)))
                .distinct()
                .toList();
        return own.size() != 1
                ? Optional.empty()
                : definition
                        .apply(own.getFirst())
                        .map(meaning -> new GlossaryTerm(own.getFirst().words(), meaning));
    }

    private static List<String> lemmas(String words) {
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .map(Lemmas::lemma)
                .toList();
    }
}
