package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts what says how often, in which order or on which average something is done to where the grammar reads it: "the most
 * often ordered product", "how many times has Ann ordered", "the sorted list of names", "how old are members on average", "new members per month".
 */
final class Adverbs {

    /** From here on words are the name of something, and no empty verb. */
    private static final double NAMED = 0.85;

    private final List<Evidence> evidence;

    private Adverbs(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        Adverbs adverbs = new Adverbs(evidence);
        adverbs.mostDone();
        adverbs.timesDone();
        adverbs.sortedList();
        adverbs.averageAge();
        adverbs.newInTime();
        adverbs.emptyVerb();
        adverbs.bestRated();
        adverbs.doneAtDate();
        adverbs.some();
        adverbs.doing();
        adverbs.whatTheyDo();
        return List.copyOf(adverbs.evidence);
    }

    /**
     * "The most often ordered product", "the least borrowed books": those that there are the most of such rows of. "With
     * the most registered students" is how many of them there are.
     */
    private void mostDone() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence most = evidence.get(at);
            Evidence verb = evidence.get(at + 1);
            Evidence noun = evidence.get(at + 2);
            boolean named = noun.operation() == null
                    && noun.first(Mention.EntityMention.class).isPresent();
            boolean has = at > 0 && evidence.get(at - 1).is(Operation.WITH);
            boolean often =
                    most.is(Operation.MOST, Operation.LEAST) && !most.words().matches("(?i).*(number|amount|count).*");
            if (often && !has && isDone(verb) && named) {
                List<Token> both = new ArrayList<>(most.tokens());
                both.addAll(verb.tokens());
                Operation common = most.is(Operation.MOST) ? Operation.MOST_COMMON : Operation.LEAST_COMMON;
                evidence.set(at, Evidence.operation(both, common, verb.mentions()));
                evidence.remove(at + 1);
            }
        }
    }

    /** "how often has Ann ordered": how many orders. */
    private void timesDone() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            boolean times = evidence.get(at).is(Operation.COUNT)
                    && evidence.get(at).words().matches("(?i)how often|(how many|.*number of|.*amount of) times");
            Optional<Integer> done = IntStream.range(at + 1, evidence.size())
                    .boxed()
                    .filter(other -> isDone(evidence.get(other))
                            && rows(evidence.get(other)).isPresent())
                    .findFirst();
            if (times && done.isPresent()) {
                Evidence verb = evidence.get(done.get());
                if (new Spans(evidence).ends(done.get() + 1)) {
                    evidence.remove((int) done.get());
                } else {
                    evidence.set(done.get(), verb.withOperation(Operation.WITH));
                }
                evidence.add(at + 1, verb.meaning(rows(verb).get()));
            }
        }
    }

    private static Optional<Mention.EntityMention> rows(Evidence verb) {
        return verb.first(Mention.EntityMention.class);
    }

    /** "the alphabetically ordered list of members": members in that order, which is said last. */
    private void sortedList() {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            boolean sorted = evidence.get(at).words().matches("(?i)ordered|sorted|ranked|arranged")
                    && evidence.get(at + 1).words().toLowerCase(Locale.ROOT).startsWith("list");
            if (!sorted) {
                continue;
            }
            Evidence order = evidence.remove(at).withOperation(Operation.ASCENDING);
            if (at > 0 && evidence.get(at - 1).is(Operation.ASCENDING, Operation.DESCENDING)) {
                order = evidence.remove(at - 1);
            }
            boolean said = evidence.stream().anyMatch(word -> word.is(Operation.ORDER));
            if (!said) {
                evidence.add(end(), order);
            }
        }
    }

    /** "how old are members on average", "how old is the average member": on average, how old they are. */
    private void averageAge() {
        if (evidence.isEmpty() || !evidence.getFirst().is(Operation.HOW)) {
            return;
        }
        IntStream.range(1, evidence.size())
                .filter(at -> evidence.get(at).is(Operation.AVERAGE))
                .findFirst()
                .ifPresent(at -> evidence.addFirst(evidence.remove(at)));
    }

    /** "new customers per month", "how many new orders in May": all are new when they come. */
    private void newInTime() {
        boolean counted = evidence.stream().anyMatch(word -> word.is(Operation.COUNT, Operation.GROUP));
        boolean timed = evidence.stream()
                .anyMatch(word -> word.period() != null
                        || word.is(Operation.UNIT) && TimeUnits.unit(word).isPresent());
        if (counted && timed) {
            IntStream.range(0, evidence.size() - 1)
                    .filter(at -> evidence.get(at).words().equalsIgnoreCase("new")
                            && evidence.get(at).mentions().isEmpty()
                            && rows(evidence.get(at + 1)).isPresent())
                    .findFirst()
                    .ifPresent(at -> evidence.set(at, evidence.get(at).withOperation(Operation.NOISE)));
        }
    }

    /** "customers who left a review": they have one. */
    private void emptyVerb() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            boolean article = evidence.get(at + 1).words().matches("(?i)an?|any");
            boolean empty = evidence.get(at).words().matches("(?i)leave|leaves|left|give|gives|gave|given|write|wrote");
            boolean named = evidence.get(at).mentions().stream().anyMatch(mention -> mention.quality() >= NAMED);
            if (empty && !named && article && rows(evidence.get(at + 2)).isPresent()) {
                evidence.set(at, evidence.get(at).withOperation(Operation.NOISE));
            }
        }
    }

    /** "the best rated products", "top selling product": with the highest average rating, with the most sales. */
    private void bestRated() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence best = evidence.get(at);
            Evidence how = evidence.get(at + 1);
            Evidence noun = evidence.get(at + 2);
            boolean ranks =
                    best.superlative() && best.words().matches("(?i)(the )?(best|worst|highest|lowest|least|most)")
                            || best.is(Operation.TOP, Operation.MOST, Operation.LEAST);
            if (!ranks || how.operation() != null || rows(noun).isEmpty()) {
                continue;
            }
            boolean worst = best.is(Operation.LEAST) || best.words().matches("(?i)(the )?(worst|lowest|least)");
            Operation end = worst ? Operation.LEAST : Operation.MOST;
            Optional<Mention.PropertyMention> rating =
                    how.words().equalsIgnoreCase("rated") ? how.first(Mention.PropertyMention.class) : Optional.empty();
            Optional<Mention.DerivedMention> sales =
                    how.words().toLowerCase(Locale.ROOT).matches("selling")
                            ? how.first(Mention.DerivedMention.class)
                            : Optional.empty();
            if (rating.isPresent()) {
                boolean many = rating.get().entityOf() != rows(noun).get().entity();
                evidence.set(at, noun);
                evidence.set(at + 1, best.withOperation(Operation.WITH));
                evidence.set(at + 2, highest(best, worst));
                evidence.add(at + 3, how.meaning(rating.get()));
                if (many) {
                    evidence.add(at + 3, how.withOperation(Operation.AVERAGE));
                }
            } else if (sales.isPresent()) {
                evidence.set(at, noun);
                evidence.set(at + 1, best.withOperation(Operation.WITH));
                evidence.set(at + 2, best.withOperation(end));
                evidence.add(at + 3, how.meaning(sales.get()));
            }
        }
    }

    private static Evidence highest(Evidence best, boolean lowest) {
        return Evidence.adjective(best.tokens(), lowest ? "low" : "high", true, null);
    }

    /** "how much was paid" where rows have a date of payment, though "pay" is another word for a salary. */
    private void doneAtDate() {
        boolean much = evidence.stream().anyMatch(word -> word.words().equalsIgnoreCase("how much"));
        for (int at = 1; much && at < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            if (verb.operation() == null
                    && verb.tokens().size() == 1
                    && !verb.words().equalsIgnoreCase(verb.lemma())) {
                String done = verb.words().toLowerCase(Locale.ROOT);
                int place = at;
                verb.all(Mention.PropertyMention.class).stream()
                        .filter(column -> column.property().role() == PropertyRole.TIME)
                        .filter(column -> column.property().column().name().startsWith(done + "_"))
                        .findFirst()
                        .ifPresent(date -> evidence.set(place, verb.meaning(date)));
            }
        }
    }

    /** "orders with a discount" where each has a number for it: one that is more than nothing. */
    private void some() {
        for (int at = 2; at < evidence.size(); at++) {
            Evidence measure = evidence.get(at);
            boolean article = evidence.get(at - 1).words().matches("(?i)a|an|any|some")
                    && evidence.get(at - 2).is(Operation.WITH);
            boolean always = measure.operation() == null
                    && measure.words().equalsIgnoreCase(measure.lemma())
                    && !measure.mentions().isEmpty()
                    && measure.mentions().getFirst() instanceof Mention.PropertyMention column
                    && column.property().role() == PropertyRole.MEASURE
                    && !column.property().column().nullable();
            if (article
                    && always
                    && (new Spans(evidence).ends(at + 1) || evidence.get(at + 1).is(Operation.IN, Operation.AND))) {
                evidence.add(at + 1, measure.withOperation(Operation.GREATER));
                evidence.add(at + 2, Evidence.number(measure.tokens(), BigDecimal.ZERO, null, List.of()));
            }
        }
    }

    /** "employees earning more than 50000": with such earnings. */
    private void doing() {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            boolean measured = verb.operation() == null
                    && verb.tokens().size() == 1
                    && verb.words().endsWith("ing")
                    && verb.first(Mention.PropertyMention.class)
                            .filter(named -> named.property().role() == PropertyRole.MEASURE)
                            .isPresent();
            boolean compared = evidence.get(at + 1).is(Operation.GREATER, Operation.LESS, Operation.BETWEEN)
                    || evidence.get(at + 1).is(Operation.AT_LEAST, Operation.AT_MOST);
            if (measured && compared && rows(evidence.get(at - 1)).isPresent()) {
                evidence.add(at, verb.withOperation(Operation.WITH));
                at++;
            }
        }
    }

    /** "how many products does each supplier supply": what their name says that they do. */
    private void whatTheyDo() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence verb = evidence.get(at);
            Evidence who = evidence.get(at - 1);
            boolean doers = verb.operation() == null
                    && verb.tokens().size() == 1
                    && verb.words().matches(verb.lemma() + "(s|es|ed|d)?")
                    && verb.lemma().length() > 4
                    && rows(verb).isPresent()
                    && who.lemma()
                            .matches(verb.lemma().substring(0, verb.lemma().length() - 1) + ".{0,2}[eo]r")
                    && rows(who).isPresent();
            if (doers) {
                evidence.set(at, verb.withOperation(Operation.NOISE));
            }
        }
    }

    /** "ordered" of orders, "made": the past of what rows are called, or of a verb that says nothing. */
    private static boolean isDone(Evidence verb) {
        boolean past = verb.tokens().size() == 1
                && verb.number() == null
                && !verb.quoted()
                && !verb.words().equalsIgnoreCase(verb.lemma())
                && !verb.words().matches("(?i).*(s|ing|est|er)");
        return past
                && (verb.is(Operation.NOISE)
                        || verb.operation() == null && rows(verb).isPresent());
    }

    private int end() {
        return IntStream.range(0, evidence.size())
                .filter(at -> evidence.get(at).is(Operation.STOP))
                .findFirst()
                .orElse(evidence.size());
    }
}
