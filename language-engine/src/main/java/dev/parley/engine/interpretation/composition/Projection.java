package dev.parley.engine.interpretation.composition;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.join.Places;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of the result and the groups they need.
 *
 * @param outputs with unique names
 * @param expressions everything that must be joined: what is shown, grouped and sorted by
 */
public record Projection(List<Output> outputs, List<Expression> groupBy, List<Expression> expressions) {

    public static Projection of(Scope scope) {
        Places places = scope.places;
        boolean computed = scope.shown.stream().anyMatch(Projection::aggregates)
                || !scope.having.isEmpty()
                || scope.order.stream().anyMatch(sort -> sort.expression().aggregates());
        List<Scope.Item> items = new ArrayList<>(scope.groups);
        scope.shown.stream().filter(item -> !contains(scope.groups, item)).forEach(items::add);
        boolean alone = items.size() == 1 && !computed;
        List<Output> outputs = new ArrayList<>();
        Set<Expression> groupBy = new LinkedHashSet<>();
        for (Scope.Item item : items) {
            switch (item) {
                case Scope.Item.Row row -> {
                    Place place = row.place();
                    List<Property> shown = alone && (row.listing() || isGiven(place, scope))
                            ? scope.everything
                                    ? place.entity().everything()
                                    : place.entity().listing()
                            : place.entity().label();
                    place.entity().key().forEach(key -> groupBy.add(place.column(key)));
                    for (Property property : shown) {
                        outputs.add(new Output(
                                place.column(property), property.column().name()));
                        groupBy.add(place.column(property));
                    }
                }
                case Scope.Item.Value value -> {
                    outputs.add(new Output(value.expression(), value.name()));
                    if (!value.expression().aggregates()
                            && !value.expression().aliases().isEmpty()) {
                        if (!scope.byValue) {
                            groupBy.addAll(
                                    scope.oneByOne && !isKind(value)
                                            ? keys(value.expression(), places)
                                            : keysOfLabel(value.expression(), places));
                        }
                        groupBy.add(value.expression());
                    }
                }
            }
        }
        List<Output> unique = unique(outputs.stream().distinct().toList(), places);
        List<Expression> all = Stream.concat(
                        unique.stream().map(Output::expression),
                        scope.order.stream().map(Scope.Sort::expression))
                .distinct()
                .toList();
        return new Projection(unique, computed ? List.copyOf(groupBy) : List.of(), all);
    }

    boolean grouped() {
        return !groupBy.isEmpty();
    }

    /** "Which club is called Reds": its name is known, so that the rest of it is asked for. */
    private static boolean isGiven(Place place, Scope scope) {
        Set<Expression> given = scope.filters.stream()
                .filter(Filters::fixed)
                .map(Filters::subject)
                .collect(Collectors.toSet());
        return place.entity().label().stream().map(place::column).allMatch(given::contains);
    }

    private static boolean aggregates(Scope.Item item) {
        return item instanceof Scope.Item.Value value && value.expression().aggregates();
    }

    private static boolean contains(List<Scope.Item> groups, Scope.Item item) {
        return groups.stream().anyMatch(group -> switch (group) {
            case Scope.Item.Row row ->
                item instanceof Scope.Item.Row other && other.place().equals(row.place());
            case Scope.Item.Value value ->
                item instanceof Scope.Item.Value other && other.expression().equals(value.expression());
        });
    }

    /** Two rows of one name are two groups: the key of a table whose label is shown is grouped by too. */
    private static List<Expression> keysOfLabel(Expression expression, Places places) {
        Place place = places.withAlias(expression.aliases().iterator().next());
        boolean label = place.entity().label().stream()
                .filter(property -> property.role() == PropertyRole.NAME && !Doers.named(property))
                .anyMatch(property -> place.column(property).equals(expression));
        return label
                ? place.entity().key().stream().<Expression>map(place::column).toList()
                : List.of();
    }

    /** "the type of the shop with the most sales": a kind is one group, of whatever rows. */
    private static boolean isKind(Scope.Item.Value value) {
        return value.name().toLowerCase(Locale.ROOT).matches("(.*_)?(type|kind|category|class|status)(_?(code|name))?");
    }

    private static List<Expression> keys(Expression expression, Places places) {
        Place place = places.withAlias(expression.aliases().iterator().next());
        boolean somebody = place.entity().properties().stream()
                .anyMatch(property ->
                        Doers.named(property) && place.column(property).equals(expression));
        return somebody
                ? List.of()
                : place.entity().key().stream().<Expression>map(place::column).toList();
    }

    /** Columns of one name are told apart by their table, then by a number. */
    private static List<Output> unique(List<Output> outputs, Places places) {
        List<Output> named = new ArrayList<>();
        for (Output output : outputs) {
            boolean shared = outputs.stream()
                            .filter(other -> other.name().equals(output.name()))
                            .count()
                    > 1;
            String name = shared ? qualified(output, places) : output.name();
            String free = name;
            for (int next = 2; taken(named, free); next++) {
                free = name + "_" + next;
            }
            named.add(new Output(output.expression(), free));
        }
        return List.copyOf(named);
    }

    private static boolean taken(List<Output> outputs, String name) {
        return outputs.stream().anyMatch(output -> output.name().equals(name));
    }

    private static String qualified(Output output, Places places) {
        Set<String> aliases = output.expression().aliases();
        if (aliases.isEmpty()) {
            return output.name();
        }
        Place place = places.withAlias(aliases.iterator().next());
        List<String> words =
                place.via() == null ? place.entity().words() : place.via().words();
        return String.join("_", words) + "_" + output.name();
    }
}
