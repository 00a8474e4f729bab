package dev.parley.engine.ontology;

import java.util.List;
import java.util.Set;

/** Columns that say where a row is. */
public final class Whereabouts {

    /** What such columns are called, those first that say it best. */
    private static final List<String> WORDS = List.of(
            "location",
            "address",
            "city",
            "place",
            "venue",
            "country",
            "region",
            "street",
            "town",
            "state",
            "province",
            "neighborhood",
            "neighbourhood",
            "district",
            "terminal",
            "building",
            "floor",
            "gate",
            "room",
            "coordinate");

    /** Alone a "state" may be that of an order, and a "floor" one of many: they are places beside another. */
    private static final Set<String> ONLY_BESIDE_ANOTHER = Set.of("state", "floor");

    /** What may stand behind the name of a place: "floor level", "gate number". */
    private static final Set<String> BEHIND = Set.of("name", "level", "number", "code");

    /** Where places have numbers: "floor level" is no measure. */
    private static final Set<String> NUMBERED = Set.of("level", "number");

    /** Addresses that nobody can go to. */
    private static final Set<String> NOWHERE = Set.of("email", "mail", "ip", "mac", "url", "web", "website", "http");

    private Whereabouts() {}

    /** Likeliest first; empty when none says it. */
    public static List<Property> of(Entity entity) {
        List<Property> places = WORDS.stream()
                .flatMap(word -> entity.properties().stream().filter(property -> isCalled(property, word)))
                .distinct()
                .toList();
        return places.size() == 1 && ONLY_BESIDE_ANOTHER.contains(head(places.getFirst())) ? List.of() : places;
    }

    /** What says where a place is, of a table of places; empty for any other, and where nothing is known of them. */
    public static List<Property> ofPlaces(Entity entity) {
        return isPlace(entity) && !entity.described().equals(entity.key()) ? entity.described() : List.of();
    }

    /** Whether its rows are places: "regions in the north" may be one of that name. */
    public static boolean isPlace(Entity entity) {
        return WORDS.contains(entity.words().getLast());
    }

    private static boolean isCalled(Property property, String word) {
        return property.readable()
                && (property.role() == PropertyRole.ATTRIBUTE
                        || property.role() == PropertyRole.NAME
                        || property.role() == PropertyRole.MEASURE
                                && NUMBERED.contains(property.words().getLast()))
                && head(property).equals(word)
                && property.words().stream().noneMatch(NOWHERE::contains);
    }

    /** "city" of "city name" and of "home city", "floor" of "floor level". */
    private static String head(Property property) {
        List<String> words = property.words();
        int last = words.size() - 1;
        return last > 0 && BEHIND.contains(words.get(last)) ? words.get(last - 1) : words.get(last);
    }
}
