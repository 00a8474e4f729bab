package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Whereabouts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads "who", "where", "when" and "how old": they say of what kind the answer is. */
public final class QuestionWords {

    /** Farther away nothing is asked for that nobody speaks of. */
    private static final double FARTHEST = 2;

    private static final double BESIDE = 1;

    private final Reading reading;
    private Evidence asked;
    private Evidence askedToo;
    private Evidence degree;
    /** Whether a column is asked for too: "when and in which city". */
    private boolean beside;
    /** The column that a verb at the end names. */
    private Property named;

    QuestionWords(Reading reading) {
        this.reading = reading;
    }

    public void ask(Evidence word) {
        asked = word;
        reading.notes.operation(word);
    }

    /** "When and where": both are asked for. */
    public void askToo() {
        boolean both = reading.cursor.next().filter(e -> e.is(Operation.AND)).isPresent()
                && reading.cursor
                        .next(1)
                        .filter(e -> e.is(Operation.WHEN, Operation.WHERE))
                        .isPresent();
        if (both && asked.is(Operation.WHEN, Operation.WHERE)) {
            reading.cursor.skip(Operation.AND);
            askedToo = reading.cursor.take();
        }
        beside = reading.cursor.next().filter(e -> e.is(Operation.AND)).isPresent()
                && reading.cursor.next(1).filter(e -> e.is(Operation.WHICH)).isPresent();
    }

    /** "When was ... founded": whether the verb that the question ends with names the column that is asked for. */
    public boolean answeredBy(Evidence verb, Property property) {
        boolean answers = asked != null
                && asked.is(Operation.WHEN)
                && reading.scope.outer == null
                && verb.tokens().size() == 1
                && verb.words().endsWith("ed")
                && Columns.sortable(property)
                && !reading.cursor.next().filter(e -> !e.is(Operation.STOP)).isPresent();
        if (answers) {
            named = property;
        }
        return answers;
    }

    /** The adjective of "how old". */
    public void degree(Evidence adjective) {
        degree = adjective;
    }

    /** Whether a question word at {@code ahead} asks for one more thing: "and when were they hired". */
    boolean asksAlso(int ahead) {
        Evidence word = reading.cursor.next(ahead).orElseThrow();
        Optional<Evidence> next = reading.cursor.next(ahead + 1 + pronouns(ahead + 1));
        return reading.scope.focus != null
                && switch (word.operation()) {
                    case WHEN ->
                        next.isEmpty()
                                || bornThen(ahead + 1).isPresent()
                                || next.filter(e -> e.is(Operation.STOP)
                                                || e.first(Mention.PropertyMention.class)
                                                        .isPresent())
                                        .isPresent();
                    case WHERE -> !locations(reading.scope.focus.entity()).isEmpty();
                    case HOW -> next.filter(e -> measure(e).isPresent()).isPresent();
                    default -> false;
                };
    }

    /** "and when was <em>he</em> hired". */
    private int pronouns(int ahead) {
        return reading.cursor
                .ahead(ahead, e -> e.words().matches("(?i)he|she|it|they"))
                .size();
    }

    /** "and when was he <em>born</em>": the date of birth of those who are asked about. */
    private Optional<Property> bornThen(int ahead) {
        List<Evidence> behind = reading.cursor.rest().stream()
                .filter(e -> !e.is(Operation.NOISE))
                .skip(ahead)
                .limit(2)
                .toList();
        return behind.stream().anyMatch(e -> e.lemma().equals("bear"))
                ? reading.scope.focus.entity().properties().stream()
                        .filter(Property::ofBirth)
                        .findFirst()
                : Optional.empty();
    }

    /** What a further question word asks for; it and what belongs to it are taken. */
    List<Property> also(Evidence word) {
        List<Property> properties =
                switch (word.operation()) {
                    case WHERE -> one(word, locations(reading.scope.focus.entity()));
                    case HOW -> {
                        reading.cursor.skip();
                        yield List.of(measure(reading.cursor.take()).orElseThrow(() -> new NotUnderstood(word)));
                    }
                    default -> {
                        Optional<Property> birth = bornThen(0);
                        if (birth.isPresent()) {
                            while (!reading.cursor.take().lemma().equals("bear")) {
                                // "was he born" says no more than that.
                            }
                            yield List.of(birth.get());
                        }
                        for (int said = pronouns(0); said > 0; said--) {
                            reading.cursor.skip();
                            reading.cursor.take();
                        }
                        Optional<Evidence> named = reading.cursor
                                .next()
                                .filter(e ->
                                        e.operation() == null && !e.mentions().isEmpty());
                        if (named.isEmpty()) {
                            yield List.of(reading.dates.time(word, true));
                        }
                        reading.cursor.skip();
                        Evidence verb = reading.cursor.take();
                        Mention mention = reading.choose(
                                verb,
                                verb.all(Mention.PropertyMention.class),
                                m -> ((Mention.PropertyMention) m).property().role() == PropertyRole.TIME ? 0.1 : 0);
                        yield List.of(((Mention.PropertyMention) mention).property());
                    }
                };
        while (reading.cursor.more() && reading.cursor.peek().is(Operation.NOISE, Operation.VERB, Operation.IN)) {
            reading.cursor.take();
        }
        properties.forEach(property -> reading.notes.assume(word.words(), "asks for " + Notes.named(property)));
        return properties;
    }

    private Optional<Property> measure(Evidence adjective) {
        String word = adjective.adjective() != null ? adjective.adjective() : adjective.lemma();
        return reading.adjectives.measured(reading.scope.focus.entity(), word).map(Option::value);
    }

    public void finish() {
        if (asked == null) {
            return;
        }
        if (asked.is(Operation.WHO)) {
            who();
            return;
        }
        Scope scope = reading.scope;
        List<Entity> subjects =
                scope.subjects().stream().map(Place::entity).distinct().toList();
        Entity subject = subjects.stream()
                .filter(entity ->
                        !asked.is(Operation.HOW) || !properties(entity, asked).isEmpty())
                .findFirst()
                .orElseThrow(() -> new NotUnderstood(asked));
        if (asksOn()) {
            beside = true;
            scope.shown.removeIf(Scope.Item.Row.class::isInstance);
        }
        if (!beside && named == null && scope.shown.stream().anyMatch(Scope.Item.Value.class::isInstance)) {
            return;
        }
        List<Scope.Item> others = beside ? List.copyOf(scope.shown) : List.of();
        scope.shown.clear();
        answer(subject, asked);
        scope.shown.addAll(others);
        if (askedToo != null) {
            answer(subject, askedToo);
        }
    }

    /** "When was Ann hired <em>and what is her salary</em>": what is shown answers the second question alone. */
    private boolean asksOn() {
        List<Evidence> behind = reading.cursor.all().stream()
                .dropWhile(e -> e != asked)
                .filter(e -> !e.is(Operation.NOISE))
                .toList();
        boolean second = IntStream.range(1, behind.size())
                .anyMatch(at -> behind.get(at).words().matches("(?i)and wh(at|en) (is|are|was|were)( the)?")
                        || behind.get(at - 1).is(Operation.AND)
                                && (behind.get(at).is(Operation.WHEN)
                                        || behind.get(at).words().matches("(?i)what(('s)| (is|are|was|were))( the)?")));
        return second
                && reading.scope.shown.stream()
                        .filter(Scope.Item.Value.class::isInstance)
                        .noneMatch(item -> asked.is(Operation.WHEN)
                                && ((Scope.Item.Value) item)
                                        .expression()
                                        .family()
                                        .isTemporal());
    }

    private void answer(Entity subject, Evidence word) {
        List<Property> properties = properties(subject, word);
        if (properties.isEmpty()) {
            throw new NotUnderstood(word);
        }
        show(properties, degree == null ? word.words() : word.words() + " " + degree.words());
    }

    private void show(List<Property> properties, String words) {
        for (Property property : properties) {
            reading.scope.shown.add(new Scope.Item.Value(
                    reading.scope.column(property), property.column().name()));
            reading.notes.assume(words, "asks for " + Notes.named(property));
        }
    }

    private List<Property> properties(Entity subject, Evidence word) {
        return switch (word.operation()) {
            case WHERE -> one(word, locations(subject));
            case WHEN -> List.of(named == null ? reading.dates.time(word, true) : named);
            case HOW ->
                Optional.ofNullable(degree)
                        .flatMap(adjective -> reading.adjectives.measured(subject, adjective.adjective()))
                        .map(Option::value)
                        .stream()
                        .toList();
            default -> List.of();
        };
    }

    /** What says best where rows are: a column of theirs, else one of the nearest tables that have any; or where that is. */
    private List<List<Property>> locations(Entity subject) {
        List<Property> own = Whereabouts.of(subject);
        List<List<Property>> near =
                own.isEmpty() ? nearest(subject, FARTHEST, this::location) : List.of(own.subList(0, 1));
        return Stream.concat(near.stream(), around(near).filter(place -> !near.contains(place)))
                .distinct()
                .toList();
    }

    private List<Property> location(Entity entity) {
        List<Property> place = Whereabouts.ofPlaces(entity);
        return place.isEmpty() ? Whereabouts.of(entity).stream().limit(1).toList() : place;
    }

    /** The places that rows with a place point at: of a gate, its terminal. */
    private Stream<List<Property>> around(List<List<Property>> places) {
        return places.stream()
                .map(place -> place.getFirst().entity())
                .distinct()
                .flatMap(entity -> reading.knowledge.ontology().relations().stream()
                        .filter(relation -> relation.from() == entity)
                        .map(relation -> Whereabouts.ofPlaces(relation.to()))
                        .filter(place -> !place.isEmpty()));
    }

    private boolean spokenOf(Entity entity) {
        return reading.mentions(entity)
                || reading.cursor.all().stream()
                        .filter(word ->
                                word.operation() == null && !word.mentions().isEmpty())
                        .anyMatch(word -> word.mentions().getFirst().entityOf() == entity);
    }

    /** The table of the first condition. */
    private Optional<Entity> filtered() {
        Scope scope = reading.scope;
        return scope.filters.stream()
                .flatMap(filter -> filter.aliases().stream())
                .findFirst()
                .map(alias -> scope.places.withAlias(alias).entity());
    }

    /**
     * Who had to do with rows: a column of theirs, else people that they point at and nobody speaks of, else the nearest
     * organisations, and people who are farther away.
     */
    private List<List<Property>> doers(Entity subject) {
        List<Property> own = Doers.of(subject);
        if (!own.isEmpty()) {
            return List.of(own.subList(0, 1));
        }
        Function<Entity, List<Property>> people = named(Doers::arePeople);
        List<List<Property>> beside = nearest(subject, BESIDE, people);
        List<List<Property>> firms =
                beside.isEmpty() ? nearest(subject, FARTHEST, named(Doers::areOrganisations)) : List.of();
        return firms.isEmpty()
                ? beside
                : Stream.concat(firms.stream(), nearest(subject, Double.MAX_VALUE, people).stream())
                        .toList();
    }

    private Function<Entity, List<Property>> named(Predicate<Entity> doers) {
        return entity -> doers.test(entity) && !spokenOf(entity) ? entity.label() : List.of();
    }

    /** What the nearest tables answer, one as near as the other; empty when none is near. */
    private List<List<Property>> nearest(Entity subject, double farthest, Function<Entity, List<Property>> answer) {
        Map<Entity, Double> distances = reading.distances(subject);
        List<Entity> answering = reading.knowledge.ontology().entities().stream()
                .filter(entity -> entity != subject && distances.containsKey(entity))
                .filter(entity -> distances.get(entity) <= farthest)
                .filter(entity -> !answer.apply(entity).isEmpty())
                .toList();
        double least = answering.stream().mapToDouble(distances::get).min().orElse(0);
        return answering.stream()
                .filter(entity -> distances.get(entity) <= least)
                .map(answer)
                .toList();
    }

    /** One of several answers that are as likely, or all of them. */
    private List<Property> one(Evidence word, List<List<Property>> several) {
        if (several.size() < 2) {
            return several.stream().flatMap(List::stream).toList();
        }
        List<List<Property>> answers = new ArrayList<>(several);
        answers.add(several.stream().flatMap(List::stream).toList());
        List<Property> chosen = reading.choices.choose(
                answers.stream().map(each -> new Option<>(each, 1)).toList());
        reading.notes.asked(word, chosen);
        return chosen;
    }

    /** Shows the people nearest to what the question is about, unless it names some itself. */
    private void who() {
        Scope scope = reading.scope;
        boolean named = asked.words().toLowerCase(Locale.ROOT).matches("who (is|are|was|were)")
                && scope.shown.stream().anyMatch(Scope.Item.Row.class::isInstance);
        if (scope.focus != null
                && (named
                        || People.personal(scope.focus.entity())
                        || scope.shown.stream().anyMatch(Scope.Item.Value.class::isInstance))) {
            if (!People.personal(scope.focus.entity()) && isListed(asked)) {
                throw new NotUnderstood(asked);
            }
            if (scope.shown.isEmpty()) {
                // "who has the highest salary in each department": the groups are not all that is asked for.
                scope.shown.add(new Scope.Item.Row(scope.focus, false));
            }
            return;
        }
        Entity subject = scope.focus == null
                ? reading.subject().or(this::filtered).orElseThrow(() -> new NotUnderstood(asked))
                : scope.focus.entity();
        List<List<Property>> doers = doers(subject);
        boolean own = doers.size() == 1
                && (doers.getFirst().getFirst().entity() == subject
                        || Doers.areOrganisations(doers.getFirst().getFirst().entity()));
        if (own || doers.size() > 1) {
            scope.shown.removeIf(Scope.Item.Row.class::isInstance);
            scope.focusOn(scope.place(subject));
            List<Property> shown = one(asked, doers);
            show(shown, asked.words());
            scope.byValue |= shown.stream().noneMatch(Columns::unique) && total();
            return;
        }
        Map<Entity, Double> distances = reading.distances(subject);
        Entity person = reading.knowledge.ontology().entities().stream()
                .filter(People::personal)
                .filter(distances::containsKey)
                .min(Comparator.comparingDouble((Entity entity) -> distances.get(entity)))
                .orElseThrow(() -> new NotUnderstood(asked));
        scope.shown.removeIf(Scope.Item.Row.class::isInstance);
        scope.required.add(scope.place(subject));
        scope.focus = scope.place(person);
        scope.shown.addFirst(new Scope.Item.Row(scope.focus, false));
        if (reading.many(scope.focus, subject)) {
            total();
        }
        reading.notes.assume(asked.words(), "asks for " + Notes.named(person));
        reading.notes.mention(asked, new Mention.EntityMention(person, 0.85, ""));
    }

    /** "Who got the most votes", of whom each may have many rows of them: what these come to. */
    private boolean total() {
        Scope scope = reading.scope;
        boolean any = scope.order.stream().anyMatch(sort -> scope.most.contains(sort.expression()));
        scope.order.replaceAll(sort -> scope.most.contains(sort.expression())
                ? new Scope.Sort(new Aggregate(Aggregate.Function.SUM, sort.expression(), false), sort.direction())
                : sort);
        return any;
    }

    /** "Show <em>who did it</em> and the fee": one of several things to show. */
    private boolean isListed(Evidence word) {
        return reading.cursor.justBefore(word).filter(e -> e.is(Operation.LIST)).isPresent();
    }
}
