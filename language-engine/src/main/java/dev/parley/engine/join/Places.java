package dev.parley.engine.join;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables of one query in the making, each with its alias. */
public final class Places {

    private static final Set<String> KEYWORDS =
            Set.of("as", "do", "in", "is", "on", "or", "to", "at", "by", "if", "of", "no");

    private final List<Place> places = new ArrayList<>();
    private final Set<String> aliases;

    public Places() {
        this(new HashSet<>());
    }

    private Places(Set<String> aliases) {
        this.aliases = aliases;
    }

    /** Those of a query inside this one: tables of its own, under aliases that this one does not use. */
    public Places nested() {
        return new Places(aliases);
    }

    /** The one place of a table without a role. */
    public Place of(Entity entity) {
        return of(entity, null);
    }

    public Place of(Entity entity, Relation via) {
        return places.stream()
                .filter(place ->
                        place.entity() == entity && (via == null ? place.via() == null : via.equals(place.via())))
                .findFirst()
                .orElseGet(() -> add(entity, via));
    }

    /** Takes over a table of the outer query, which has no use for it itself. */
    public void adopt(Place place) {
        places.add(place);
    }

    public Place withAlias(String alias) {
        return places.stream()
                .filter(place -> place.alias().equals(alias))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table has the alias " + alias));
    }

    private Place add(Entity entity, Relation via) {
        StringBuilder initials = new StringBuilder();
        for (String word : entity.words()) {
            initials.append(word.charAt(0));
        }
        String base = initials.toString().matches("[a-z]+") ? initials.toString() : "t";
        String alias = base;
        for (int next = 2; taken(alias); next++) {
            alias = base + next;
        }
        Place place = new Place(entity, via, alias);
        places.add(place);
        aliases.add(alias);
        return place;
    }

    private boolean taken(String alias) {
        return KEYWORDS.contains(alias) || aliases.contains(alias);
    }
}
