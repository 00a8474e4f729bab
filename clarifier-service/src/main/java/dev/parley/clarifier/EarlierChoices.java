package dev.parley.clarifier;

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

    /**
     * Readings that are left.
     *
     * @param taken what the choices decided, for the asker to see; empty when they decided nothing
     * @param same whether the one that is left is the very reading that was chosen
     */
    record Settled(List<Interpretation> left, List<Assumption> taken, boolean same) {

        boolean isDecided() {
            return !taken.isEmpty() && left.size() == 1;
        }
    }

    /** @param tied readings that are as likely, of which one is to be asked about otherwise */
    Settled settle(List<Interpretation> tied) {
        List<Interpretation> left = tied;
        List<Assumption> taken = new ArrayList<>();
        boolean same = false;
        for (EarlierChoice choice : choices) {
            List<Interpretation> agreeing =
                    left.stream().filter(reading -> agrees(reading, choice)).toList();
            if (left.size() > 1 && !agreeing.isEmpty()) {
                Optional<Interpretation> chosen = agreeing.stream()
                        .filter(reading -> Verdict.optionId(reading).equals(choice.optionId()))
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

    /**
     * What choosing a reading says of words: of the one word or phrase that the others take for something else. Empty when
     * the readings differ in more, or in what a glossary cannot say.
     */
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
