package dev.parley.engine.ontology;

import java.util.List;

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
            "building",
            "floor",
            "coordinate");

    private Whereabouts() {}

    /** Likeliest first; empty when none says it. */
    public static List<Property> of(Entity entity) {
        return WORDS.stream()
                .flatMap(word -> entity.properties().stream()
                        .filter(property -> property.words().contains(word) && property.readable()))
                .distinct()
                .toList();
    }
}
