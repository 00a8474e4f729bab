package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.Missing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The state of one reading that all readers share, and how they choose among meanings. */
public final class Reading {

    private static final double FAR = 0.12;
    private static final double UNREACHABLE = 0.6;
    private static final double FURTHER_OUT = 0.02;
    /** A column or value that scores less is too far from what the question is about to be meant. */
    private static final double FARTHEST = 0.35;
    /** From here on the words name a table well enough to say what a question is about. */
    private static final double PLAIN = 0.7;

    /** From here on the words are the very name of a column. */
    private static final double VERY_NAME = 0.97;
    /** How much likelier a table known by its kind alone is, where one of its columns is named. */
    private static final double COLUMN_SAID = 0.25;

    public final Knowledge knowledge;
    public final LocalDate today;
    public final Cursor cursor;
    public final Choices choices;
    public final Notes notes = new Notes();
    public final Lexicon lexicon = Lexicon.english();
    public final SaidStems said;
    /** The preposition before a value of a table. */
    public final Map<Entity, String> directions = new HashMap<>();

    private final Set<Entity> mentioned = new HashSet<>();

    public final Dates dates;
    public final Adjectives adjectives;
    public final Roles roles;
    public final Coincidences coincidences;

    public Scope scope = Scope.outermost();

    public Reading(Knowledge knowledge, List<Evidence> evidence, LocalDate today, Choices choices) {
        this.knowledge = knowledge;
        this.today = today;
        this.cursor = new Cursor(evidence);
        this.choices = choices;
        this.said = new SaidStems(evidence);
        this.dates = new Dates(this);
        this.adjectives = new Adjectives(this);
        this.roles = new Roles(this);
        this.coincidences = new Coincidences(this);
        for (Evidence e : evidence) {
            e.tokens().stream().filter(Token::misspelt).forEach(notes::misspelt);
            e.tokens().stream()
                    .filter(Token::denies)
                    .forEach(token -> notes.assume(token.text(), "taken as not " + denied(evidence, token)));
            if (e.mentions().isEmpty()) {
                continue;
            }
            e.first(Mention.EntityMention.class)
                    .filter(mention -> mention.quality() >= PLAIN
                            && mention.quality() >= e.mentions().getFirst().quality() - 0.1)
                    .ifPresent(mention -> mentioned.add(mention.entity()));
            person(e).ifPresent(mentioned::add);
        }
    }

    /** The table of a full name, where there is but one that knows it and nothing of "Ann Lee's" is asked for. */
    private Optional<Entity> person(Evidence evidence) {
        List<Mention.ValueMention> names = evidence.all(Mention.ValueMention.class);
        boolean owns = cursor.all().stream()
                .dropWhile(e -> e != evidence)
                .skip(1)
                .limit(1)
                .anyMatch(e -> e.operation() == null && !e.mentions().isEmpty());
        return names.size() == 1 && names.getFirst().surname() != null && !owns
                ? Optional.of(names.getFirst().entityOf())
                : Optional.empty();
    }

    public boolean mentions(Entity entity) {
        return mentioned.contains(entity);
    }

    /** The best of the mentions, given what the words around are about; {@code bonus} adds what the grammar prefers. */
    public Mention choose(Evidence evidence, List<? extends Mention> mentions, ToDoubleFunction<Mention> bonus) {
        return choose(evidence, mentions, bonus, Optional.empty());
    }

    /** @param owner the table that a column must be of, if the words say so */
    public Mention choose(
            Evidence evidence,
            List<? extends Mention> mentions,
            ToDoubleFunction<Mention> bonus,
            Optional<Entity> owner) {
        List<Entity> anchors = owner.map(List::of).orElseGet(this::anchors);
        List<Option<Mention>> options = new ArrayList<>();
        for (Mention mention : mentions) {
            double likely = mention.quality() + bonus.applyAsDouble(mention) + columnSaid(mention);
            options.add(new Option<>(mention, likely - distance(mention, anchors)));
        }
        if (options.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        Mention chosen = choices.choose(options);
        double score = options.stream()
                .filter(option -> option.value() == chosen)
                .mapToDouble(Option::score)
                .findFirst()
                .orElse(0);
        boolean named = chosen instanceof Mention.EntityMention || chosen instanceof Mention.RoleMention;
        if (!named && !(chosen instanceof Mention.DerivedMention) && score < FARTHEST) {
            throw new NotUnderstood(evidence);
        }
        long close = options.stream()
                .filter(option -> option.value() != chosen && option.value().getClass() == chosen.getClass())
                .filter(option -> Math.abs(option.value().quality() - chosen.quality()) < 0.05)
                .count();
        notes.mention(evidence, chosen, !named && close > 0 && !mentioned.contains(chosen.entityOf()));
        return chosen;
    }

    /** "people in each department": of all tables that hold people, the one with a column of that very name is meant. */
    private double columnSaid(Mention mention) {
        boolean said = mention instanceof Mention.EntityMention rows
                && rows.byKind()
                && cursor.all().stream()
                        .filter(e -> e.operation() == null)
                        .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                        .anyMatch(column -> column.quality() >= VERY_NAME
                                && column.property().entity() == rows.entity());
        return said ? COLUMN_SAID : 0;
    }

    /** The tables that a name is likely to be about, nearest first. */
    List<Entity> anchors() {
        List<Entity> anchors = new ArrayList<>();
        for (Scope at = scope; at != null; at = at.outer) {
            at.subjects().stream().map(Place::entity).forEach(anchors::add);
        }
        if (anchors.isEmpty()) {
            ahead().ifPresent(anchors::add);
        }
        return anchors.stream().distinct().toList();
    }

    /** The next table named. */
    public Optional<Entity> ahead() {
        return cursor.rest().stream()
                .filter(e -> e.operation() == null)
                .flatMap(e -> e
                        .first(Mention.EntityMention.class)
                        .filter(m -> m.quality() >= e.mentions().getFirst().quality() - 0.1)
                        .map(Mention.EntityMention::entity)
                        .or(() -> person(e))
                        .stream())
                .filter(mentioned::contains)
                .findFirst();
    }

    private double distance(Mention mention, List<Entity> anchors) {
        if (mention instanceof Mention.EntityMention || anchors.isEmpty()) {
            return 0;
        }
        Entity entity =
                mention instanceof Mention.RoleMention role ? role.relation().from() : mention.entityOf();
        double least = UNREACHABLE;
        for (int i = 0; i < anchors.size(); i++) {
            Double steps = distances(anchors.get(i)).get(entity);
            if (steps != null) {
                if (mention instanceof Mention.RoleMention) {
                    steps = Math.max(0, steps - 1);
                }
                double far = mentioned.contains(entity) ? Math.min(steps, 0.5) : steps;
                least = Math.min(least, FAR * far + FURTHER_OUT * i);
            }
        }
        return least;
    }

    public Map<Entity, Double> distances(Entity start) {
        return knowledge.graph().distances(start);
    }

    /** What the words around are about: the table named last, else the next one named. */
    public Optional<Entity> subject() {
        for (Scope at = scope; at != null; at = at.outer) {
            if (!at.subjects().isEmpty()) {
                return Optional.of(at.subjects().getFirst().entity());
            }
        }
        return ahead();
    }

    /** Whether the rows are to be without it: "not paid per month" is about no day of payment. */
    public boolean denied(Property date) {
        return scope.subjects().stream()
                .filter(place -> place.entity() == date.entity())
                .anyMatch(place -> scope.filters.contains(new Missing(place.column(date))));
    }

    /** What is left of a word, the "not" that was taken off it apart. */
    static String denied(List<Evidence> evidence, Token not) {
        return evidence.stream()
                .flatMap(e -> e.tokens().stream())
                .filter(token -> token.position() == not.position() && !token.denies())
                .map(Token::lower)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a row of {@code place} may meet many rows of the other table, whatever the way. */
    public boolean many(Place place, Entity entity) {
        return place.entity() != entity
                && knowledge.graph().shortestPaths(place.entity(), entity).stream()
                        .noneMatch(JoinPath::toOne);
    }

    /** Whether the next span that says something is one of the operations. */
    public boolean nextIs(Operation... operations) {
        return cursor.next().filter(e -> e.is(operations)).isPresent();
    }
}
