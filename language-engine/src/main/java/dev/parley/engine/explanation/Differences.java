package dev.parley.engine.explanation;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says of readings that one of is to be picked just what each takes for something else than the others. */
public final class Differences {

    private static final Pattern VALUE = Pattern.compile("(.+?)\\.([^.=]+) = (.*)");

    private static final String OF = " of the ";

    private Differences() {}

    /** One text for each reading, in their order: short where that tells them apart, else (and of how far words reach) their whole meanings. */
    public static List<String> between(List<Interpretation> readings) {
        long followUps = readings.stream().filter(Differences::followsUp).count();
        if (followUps > 0 && followUps < readings.size()) {
            return readings.stream()
                    .map(reading ->
                            (followsUp(reading) ? "As a follow-up: " : "As a new question: ") + reading.meaning())
                    .toList();
        }
        List<String> told =
                readings.stream().map(reading -> told(reading, readings)).toList();
        boolean apart = told.stream().noneMatch(String::isEmpty)
                && told.stream().distinct().count() == told.size();
        boolean scopes = readings.stream()
                .flatMap(reading -> reading.links().stream())
                .anyMatch(link -> link.kind().equals("scope"));
        return apart && !scopes
                ? told
                : readings.stream().map(Differences::whole).toList();
    }

    /** "For each school, show its courses (one by one)." */
    private static String whole(Interpretation reading) {
        String reach = reading.links().stream()
                .filter(link -> link.kind().equals("scope"))
                .map(Link::target)
                .distinct()
                .collect(Collectors.joining(", "));
        return reach.isEmpty()
                ? reading.meaning()
                : reading.meaning().replaceFirst("\\.?$", " (" + Matcher.quoteReplacement(reach) + ").");
    }

    private static boolean followsUp(Interpretation reading) {
        return reading.links().stream().anyMatch(link -> link.kind().equals(Link.FOLLOW_UP));
    }

    private static String told(Interpretation reading, List<Interpretation> readings) {
        return reading.links().stream()
                .filter(link -> !link.kind().equals("operation"))
                .filter(link ->
                        readings.stream().anyMatch(other -> !other.links().contains(link)))
                .map(link -> told(link, readings))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String told(Link link, List<Interpretation> readings) {
        return "“" + link.words() + "” as "
                + switch (link.kind()) {
                    case "column" -> column(link.target());
                    case "value" -> value(link.target());
                    case "table" -> "the " + plain(link.target());
                    case Link.WAY -> way(link, readings);
                    case Link.ANSWER ->
                        Arrays.stream(link.target().split(" and "))
                                .map(Differences::column)
                                .collect(Collectors.joining(" and "));
                    default -> link.target();
                };
    }

    /** Without what all ways lead over in the end: "the country of the customer [of the order]". */
    private static String way(Link way, List<Interpretation> readings) {
        List<List<String>> ways = readings.stream()
                .flatMap(reading -> reading.links().stream())
                .filter(link -> link.kind().equals(way.kind()) && link.words().equals(way.words()))
                .map(link -> List.of(link.target().split(OF)))
                .toList();
        List<String> own = new ArrayList<>(List.of(way.target().split(OF)));
        boolean each = ways.size() == readings.size();
        for (int cut = 1; each && own.size() > 2 && ends(ways, own.getLast(), cut); cut++) {
            own.removeLast();
        }
        return String.join(OF, own);
    }

    private static boolean ends(List<List<String>> ways, String last, int cut) {
        return ways.stream()
                .allMatch(
                        way -> way.size() > cut + 1 && way.get(way.size() - cut).equals(last));
    }

    /** "the city of customers" for {@code public.customers.city}. */
    private static String column(String target) {
        int dot = target.lastIndexOf('.');
        return dot < 0
                ? target
                : "the " + spaced(target.substring(dot + 1)).replaceFirst(" (at|on)$", " date") + " of "
                        + plain(target.substring(0, dot));
    }

    private static String value(String target) {
        Matcher value = VALUE.matcher(target);
        return value.matches()
                ? "the " + spaced(value.group(2)) + " of " + plain(value.group(1)) + " “" + value.group(3) + "”"
                : target;
    }

    /** A table without its schema. */
    private static String plain(String table) {
        return spaced(table.substring(table.lastIndexOf('.') + 1));
    }

    private static String spaced(String name) {
        return name.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ").strip();
    }
}
