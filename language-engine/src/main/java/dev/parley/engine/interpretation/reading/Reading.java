package dev.parley.engine.interpretation.reading;

import dev.parley.engine.Assumption;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    /** How much less likely a date is that nobody speaks of, where rows have one that says when they came about. */
    private static final double BESIDE_OWN_DATE = 0.25;
    /** How much likelier the date of shipments is for what was shipped than that of orders. */
    private static final double OF_WHAT_HAPPENED = 0.4;
    /** How much likelier the date of an order is for its lines than that of what they list. */
    private static final double OF_WHOLE = 0.25;
    /** How much less likely a date is that rows in the state that is said may not have. */
    private static final double OF_ANOTHER_STATE = 0.6;
    /** How much less likely the day until when something was so is than the day since when. */
    private static final double UNTIL = 0.1;
    /** From here on the words name a table well enough to say what a question is about. */
    private static final double PLAIN = 0.7;

    /** Adjectives that say how much, and not of what. */
    public static final Set<String> OF_ANY_KIND = Set.of("large", "big", "great", "small");

    private static final int MOST_MEASURES = 3;

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
    /** The rows of what was said to be done on a day; null when nothing was. */
    public Entity happened;
    /** Whether "born" was said, so that dates are those of births. */
    public boolean born;

    public Scope scope = Scope.outermost();

    public Reading(Knowledge knowledge, List<Evidence> evidence, LocalDate today, Choices choices) {
        this.knowledge = knowledge;
        this.today = today;
        this.cursor = new Cursor(evidence);
        this.choices = choices;
        this.said = new SaidStems(evidence);
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
    private List<Entity> anchors() {
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

    /** Whether a plain word only happens to be what rows far from what is asked about are called by. */
    public boolean coincides(Evidence word) {
        List<Entity> anchors = new ArrayList<>(anchors());
        ahead().ifPresent(anchors::add);
        boolean plain = !word.quoted()
                && word.tokens().size() == 1
                && word.words().equals(word.words().toLowerCase(Locale.ROOT));
        return plain
                && !anchors.isEmpty()
                && !beforeItsNoun(word)
                && !bought(word)
                && cursor.justBefore(word).filter(e -> e.is(Operation.IN)).isEmpty()
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.ValueMention value
                                && value.property().role() == PropertyRole.NAME
                                && !mentioned.contains(value.property().entity())
                                && anchors.stream()
                                        .noneMatch(anchor -> distances(anchor)
                                                        .getOrDefault(
                                                                value.property().entity(), 99.0)
                                                < 2));
    }

    /** "customers who bought toys": what was bought is no coincidence. */
    private boolean bought(Evidence word) {
        return cursor.all().stream().takeWhile(e -> e != word).toList().reversed().stream()
                .filter(e -> !e.is(Operation.NOISE, Operation.ANY, Operation.ALL))
                .limit(1)
                .anyMatch(e -> e.words().matches("(?i)bought|buys?|purchased|ordered|sold"));
    }

    /** "drama related films", "drama and comedy films", where these are kinds of film: what comes next speaks of the table. */
    private boolean beforeItsNoun(Evidence value) {
        return cursor.all().stream()
                .dropWhile(e -> e != value)
                .skip(1)
                .filter(e -> !e.is(Operation.NOISE, Operation.AND, Operation.OR, Operation.COMMA))
                .limit(1)
                .flatMap(e -> e.mentions().stream())
                .anyMatch(noun -> value.mentions().stream().anyMatch(known -> known.entityOf() == noun.entityOf()));
    }

    /** The place a mention of a table or role stands for, in the query being read. */
    public Place place(Mention mention) {
        return mention instanceof Mention.RoleMention role && !alias(role)
                ? place(role)
                : scope.place(mention.entityOf());
    }

    /** "the name of the head": the table of the name, named before, is the one that the role leads to. */
    private Place place(Mention.RoleMention role) {
        Optional<Place> known = scope.subjects().stream()
                .filter(place -> place.entity() == role.relation().to() && place.via() == null)
                .findFirst();
        boolean only = knowledge.ontology().relations().stream()
                        .filter(relation -> relation.from() == role.relation().from()
                                && relation.to() == role.relation().to())
                        .count()
                == 1;
        if (known.isEmpty() || !only || role.relation().selfReference()) {
            return scope.places.of(role.relation().to(), role.relation());
        }
        Place owner = scope.place(role.relation().from());
        if (owner != scope.focus && !scope.required.contains(owner)) {
            scope.required.add(owner);
        }
        return known.get();
    }

    /**
     * The row at the other end of what a role ties: "friends <em>of Bob</em>" are none of Bob's name, "the supervisor of
     * Dr Chen" is not that doctor.
     */
    public Optional<Place> otherEnd(Place role) {
        return role.via() != null && tiesAlike(role.via())
                ? Optional.of(scope.places.of(role.entity()))
                : Optional.empty();
    }

    /** The key beside that of a role, over which a link ties the row that has it; none where a row itself points. */
    public Optional<Relation> counterpart(Relation role) {
        return knowledge.ontology().relations().stream()
                .filter(other -> other.from() == role.from() && other.to() == role.to() && other != role)
                .filter(other -> tiesAlike(role) && !role.selfReference())
                .findFirst();
    }

    /** Whether a key ties rows of one table to each other, as "friend" does beside a second key to persons. */
    public boolean tiesAlike(Relation relation) {
        return relation.selfReference()
                || relation.from().with(PropertyRole.NAME).isEmpty()
                        && knowledge.ontology().relations().stream()
                                        .filter(other -> other.from() == relation.from() && other.to() == relation.to())
                                        .count()
                                == 2;
    }

    /** Whether such a role stands for a row; where the link itself goes by its name, only beside the name of a row. */
    public boolean meansRow(Evidence evidence, Mention.RoleMention role) {
        boolean link = evidence.all(Mention.EntityMention.class).stream()
                .anyMatch(m -> m.entity() == role.relation().from() && m.quality() >= role.quality());
        return !link
                || cursor.all().stream()
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                        .anyMatch(e -> e.mentions().getFirst() instanceof Mention.ValueMention value
                                && value.property().role() == PropertyRole.NAME
                                && value.property().entity() == role.relation().to());
    }

    /** Whether a role is but another name of its table, by the name of the key: guests with a visitor_id. */
    private static boolean alias(Mention.RoleMention role) {
        return role.relation().to().key().stream()
                .anyMatch(key -> key.words().containsAll(role.relation().role()));
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
    private static String denied(List<Evidence> evidence, Token not) {
        return evidence.stream()
                .flatMap(e -> e.tokens().stream())
                .filter(token -> token.position() == not.position() && !token.denies())
                .map(Token::lower)
                .findFirst()
                .orElseThrow();
    }

    /** The date column that a period is about. */
    public Property time(Evidence evidence, boolean yearOnly) {
        List<Option<Property>> options = new ArrayList<>();
        List<Entity> anchors = new ArrayList<>(anchors());
        if (scope.focus != null && scope.computed() && (!scope.groups.isEmpty() || !inClause(evidence))) {
            anchors.remove(scope.focus.entity());
            anchors.addFirst(scope.focus.entity());
        } else {
            nounBefore(evidence).ifPresent(noun -> {
                anchors.remove(noun);
                anchors.addFirst(noun);
            });
        }
        List<Entity> measured = measuredOfOthers();
        measured.forEach(entity -> {
            anchors.remove(entity);
            anchors.addFirst(entity);
        });
        for (Entity entity : knowledge.ontology().entities()) {
            double away = 99;
            for (int i = 0; i < anchors.size(); i++) {
                Double steps = distances(anchors.get(i)).get(entity);
                away = Math.min(away, steps == null ? 99 : steps + 0.1 * i);
            }
            if (away > 1.5 && !mentioned.contains(entity)) {
                continue;
            }
            for (Property property : entity.properties()) {
                if (property.role() != PropertyRole.TIME
                        && !(yearOnly && (Columns.keyYear(property) || Columns.textualYear(property)))) {
                    continue;
                }
                if (!yearOnly && !property.column().family().isTemporal() || denied(property)) {
                    continue;
                }
                double score = 1 - 0.3 * Math.min(away, 2) + (mentioned.contains(entity) ? 0.1 : 0);
                if (property.words().stream().anyMatch(Set.of("update", "modify", "delete", "create")::contains)) {
                    score -= 0.15;
                }
                boolean own = property.words().stream().anyMatch(entity.words()::contains)
                        || property.words().equals(List.of("date"))
                        || property.words().equals(List.of("year"));
                score += own ? 0.1 : 0;
                score += anchors.stream().anyMatch(anchor -> anchor.isPartOf(entity)) ? OF_WHOLE : 0;
                boolean named = said.anyOf(property.words(), entity.words());
                boolean beside =
                        entity.ownDate().filter(date -> date != property).isPresent();
                score += named ? beside ? 0.2 : 0.1 : beside ? -BESIDE_OWN_DATE : 0;
                score += entity == happened ? OF_WHAT_HAPPENED : 0;
                boolean ranked = !measured.isEmpty() && scope.focus.entity() == entity;
                score -= groups(entity) || ranked || outside(entity) ? 0.5 : 0;
                score -= property.words().getLast().equals("to") ? saysEnd() ? -UNTIL : UNTIL : 0;
                score -= mayBeEmpty(property) ? OF_ANOTHER_STATE : 0;
                score -= ofBirth(property) ? born ? -0.8 : 0.4 : 0;
                options.add(new Option<>(property, score));
            }
        }
        if (options.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        Property chosen = choices.choose(options);
        if (ofBirth(chosen) && !born) {
            doneBefore(evidence).ifPresent(verb -> {
                throw new NotUnderstood(verb);
            });
        }
        if (options.size() > 1) {
            notes.assume(evidence.words(), Assumption.ABOUT + Notes.named(chosen));
        }
        notes.relative(evidence);
        notes.mention(evidence, new Mention.PropertyMention(chosen, 0.95, ""));
        return chosen;
    }

    /** "players who <em>scored</em> in 2020": what nobody knows was done then, and nobody was born. */
    private Optional<Evidence> doneBefore(Evidence period) {
        return cursor.all().stream().takeWhile(e -> e != period).toList().reversed().stream()
                .dropWhile(e -> e.is(Operation.IN, Operation.NOISE, Operation.SINCE, Operation.AFTER, Operation.BEFORE))
                .findFirst()
                .filter(e -> e.unknown() && Verbs.verbal(e));
    }

    /** "whose contract ended in 2018". */
    private boolean saysEnd() {
        return cursor.all().stream().anyMatch(e -> e.lemma().matches("end|leave|finish|expire|terminate|stop|cease"));
    }

    /** "the fines of members <em>who joined</em> in 2023": something is said of the noun that stands before the period. */
    private boolean inClause(Evidence period) {
        return !cursor.all().stream().takeWhile(e -> e != period).toList().reversed().stream()
                .takeWhile(e -> !isNoun(e))
                .allMatch(e -> e.is(Operation.IN, Operation.OF, Operation.UNIT, Operation.NOISE)
                        || e.lemma().equals("year"));
    }

    /** "the club that held the most races in 2020": the table named right before the period. */
    private Optional<Entity> nounBefore(Evidence period) {
        return inClause(period)
                ? Optional.empty()
                : cursor.all().stream().takeWhile(e -> e != period).toList().reversed().stream()
                        .filter(Reading::isNoun)
                        .findFirst()
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .map(Mention.EntityMention::entity);
    }

    /** "payments that failed in 2024": not by the day of payment, which those that failed have none of. */
    private boolean mayBeEmpty(Property date) {
        return date.column().nullable()
                && cursor.all().stream().noneMatch(e -> e.is(Operation.WHEN))
                && cursor.all().stream()
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                        .flatMap(e -> e.mentions().stream()
                                .filter(mention -> mention.quality()
                                        >= e.mentions().getFirst().quality()))
                        .anyMatch(mention -> mention instanceof Mention.ValueMention state
                                && state.property().entity() == date.entity()
                                && saysState(state)
                                && date.words().stream()
                                        .map(Lemmas::stem)
                                        .noneMatch(Lemmas.stem(
                                                Lemmas.lemma(state.value().toLowerCase(Locale.ROOT)))::equals));
    }

    private static boolean saysState(Mention.ValueMention value) {
        return value.property().words().stream().anyMatch(Columns.STATES::contains);
    }

    /** "the top 5 brands by revenue in 2025": the tables of what rows of another are ranked by, which the year is of. */
    private List<Entity> measuredOfOthers() {
        return scope.outer != null || scope.focus == null
                ? List.of()
                : scope.order.stream()
                        .map(Scope.Sort::expression)
                        .filter(Expression::aggregates)
                        .flatMap(expression -> expression.aliases().stream())
                        .map(alias -> scope.places.withAlias(alias).entity())
                        .filter(entity -> entity != scope.focus.entity())
                        .distinct()
                        .toList();
    }

    private static boolean isNoun(Evidence evidence) {
        return evidence.operation() == null && !evidence.mentions().isEmpty() && Nouns.entityFirst(evidence);
    }

    /** "revenue by brand in 2025": the year is one of the sales, not of the brands. */
    private boolean groups(Entity entity) {
        return scope.outer == null
                && scope.computed()
                && scope.focus != null
                && scope.focus.entity() != entity
                && scope.groups.stream().anyMatch(item -> switch (item) {
                    case Scope.Item.Row row -> onTheWay(entity, row.place().entity());
                    case Scope.Item.Value value ->
                        value.expression().aliases().stream()
                                .anyMatch(alias -> onTheWay(
                                        entity, scope.places.withAlias(alias).entity()));
                });
    }

    /** "customers without orders in 2024": the year is one of the orders, not of the customers outside. */
    private boolean outside(Entity entity) {
        return scope.outer != null
                && scope.subjects().stream().noneMatch(place -> place.entity() == entity)
                && scope.outer.subjects().stream().anyMatch(place -> place.entity() == entity);
    }

    /** Whether a table is that of the groups, or nearer to it than what is computed: a product on the way to its brand. */
    private boolean onTheWay(Entity entity, Entity group) {
        Map<Entity, Double> away = distances(group);
        return entity == group
                || group != scope.focus.entity()
                        && away.getOrDefault(entity, 99.0) < away.getOrDefault(scope.focus.entity(), 0.0);
    }

    /** Which column of a table an adjective measures, and whether more of it means more of the quality. */
    public Optional<Option<Property>> measured(Entity entity, String adjective) {
        List<Lexicon.Adjective> measures = lexicon.measures(adjective);
        Optional<Lexicon.Adjective> price = measures.stream()
                .filter(measure -> measure.measures().equals("price"))
                .filter(measure -> entity.properties().stream()
                        .noneMatch(property -> property.words().contains("price")))
                .findFirst();
        if (price.isPresent() && entity.worth().isPresent()) {
            return entity.worth().map(sum -> new Option<>(sum, price.get().increasing() ? 1 : -1));
        }
        for (var measure : measures) {
            for (Property property : entity.properties()) {
                boolean sortable = property.column().family().isNumeric()
                        || property.column().family().isTemporal();
                boolean own = property.role() != PropertyRole.KEY && property.role() != PropertyRole.REFERENCE;
                boolean age = !ofBirth(property)
                        || measures.stream().anyMatch(m -> m.measures().equals("birth"));
                if (sortable && own && age && property.words().contains(measure.measures())) {
                    return Optional.of(new Option<>(property, measure.increasing() ? 1 : -1));
                }
            }
        }
        boolean time = measures.stream().anyMatch(measure -> measure.measures().equals("date"));
        boolean later = measures.stream()
                .filter(measure -> measure.measures().equals("date"))
                .anyMatch(Lexicon.Adjective::increasing);
        return time
                ? entity.with(PropertyRole.TIME).stream()
                        .filter(property -> !ofBirth(property))
                        .findFirst()
                        .map(property -> new Option<>(property, later ? 1 : -1))
                : Optional.empty();
    }

    /** What a glossary says that a superlative measures; the conditions of the term are laid down with it. */
    public Optional<Option<Property>> defined(Evidence superlative) {
        if (!(superlative
                        .first(Mention.DefinedMention.class)
                        .map(Mention.DefinedMention::definition)
                        .orElse(null)
                instanceof Definition.Extreme(var property, var greatest, var where))) {
            return Optional.empty();
        }
        notes.mention(superlative, superlative.mentions().getFirst());
        where.forEach(fact -> scope.filters.add(Facts.predicate(fact, scope)));
        return Optional.of(new Option<>(property, greatest ? 1 : -1));
    }

    /** The column that an adjective measures, of what the words around are about or of the nearest table that has one. */
    public Option<Property> measured(Evidence adjective) {
        return measured(adjective, adjective.adjective());
    }

    /** @param form the adjective that the words are a form of */
    public Option<Property> measured(Evidence words, String form) {
        Optional<Option<Property>> defined = defined(words);
        if (defined.isPresent()) {
            return defined.get();
        }
        List<Entity> anchors = new ArrayList<>(anchors());
        ahead().filter(entity -> !anchors.contains(entity)).ifPresent(anchors::add);
        List<Entity> near = new ArrayList<>(anchors);
        if (!anchors.isEmpty()) {
            Map<Entity, Double> away = distances(anchors.getFirst());
            knowledge.ontology().entities().stream()
                    .filter(entity -> !near.contains(entity) && away.getOrDefault(entity, 9.0) <= 2)
                    .sorted(Comparator.comparingDouble(away::get))
                    .forEach(near::add);
        }
        for (Entity anchor : near) {
            Optional<Option<Property>> measured = measured(anchor, form);
            boolean strange = !anchors.contains(anchor)
                    && !mentioned.contains(anchor)
                    && measured.filter(option -> option.value().role() == PropertyRole.TIME)
                            .isPresent();
            if (strange) {
                throw new NotUnderstood(words);
            }
            if (measured.isPresent()) {
                notes.mention(words, new Mention.PropertyMention(measured.get().value(), 0.9, "by what it measures"));
                return measured.get();
            }
        }
        return anyMeasure(words, form, anchors);
    }

    /** "the largest product": by any of the few figures that are kept of it. */
    private Option<Property> anyMeasure(Evidence words, String form, List<Entity> anchors) {
        List<Property> measures = OF_ANY_KIND.contains(form) && words.superlative() && !anchors.isEmpty()
                ? anchors.getFirst().with(PropertyRole.MEASURE)
                : List.of();
        if (measures.size() < 2 || measures.size() > MOST_MEASURES) {
            throw new NotUnderstood(words);
        }
        Property chosen = choices.choose(
                measures.stream().map(measure -> new Option<>(measure, 1)).toList());
        notes.mention(words, new Mention.PropertyMention(chosen, 0.8, "one of the figures it could be by"));
        return new Option<>(chosen, form.equals("small") ? -1 : 1);
    }

    /** Whether a row of {@code place} may meet many rows of the other table, whatever the way. */
    public boolean many(Place place, Entity entity) {
        return place.entity() != entity
                && knowledge.graph().shortestPaths(place.entity(), entity).stream()
                        .noneMatch(JoinPath::toOne);
    }

    public boolean knowsBirths() {
        return knowledge.ontology().entities().stream()
                .flatMap(entity -> entity.with(PropertyRole.TIME).stream())
                .anyMatch(Reading::ofBirth);
    }

    /** Dates of birth are meant only when they are named. */
    public static boolean ofBirth(Property property) {
        return property.ofBirth();
    }

    /** Whether the next span that says something is one of the operations. */
    public boolean nextIs(Operation... operations) {
        return cursor.next().filter(e -> e.is(operations)).isPresent();
    }
}
