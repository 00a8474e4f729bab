package dev.parley.engine.ontology;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.Lemmas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns and tables that say who did something: people and organisations. */
public final class Doers {

    private static final Set<String> PEOPLE_AND_FIRMS = Set.of("person", "organisation");

    /** What may stand behind the name of one: "manager name", "architecture firm" is one itself. */
    private static final Set<String> BEHIND = Set.of("name", "team");

    private Doers() {}

    /** Texts that hold the name of one, in catalog order; not what rows themselves are called by where they are such. */
    public static List<Property> of(Entity entity) {
        List<Property> label = entity.label();
        return entity.properties().stream()
                .filter(property ->
                        property.readable() && property.column().family().isTextual())
                .filter(property -> !label.contains(property) || named(property))
                .filter(property -> isOne(head(property.words())))
                .toList();
    }

    /**
     * Whether a text says who did what rows are: "donor name" of donations, "giver name" of gifts that come to a sum, each of
     * whom may have many.
     */
    public static boolean named(Property text) {
        String somebody = head(text.words());
        Entity rows = text.entity();
        String deed = rows.words().getLast();
        return text.words().size() > 1
                && isOne(somebody)
                && !isOne(deed)
                && (Lemmas.stem(somebody).equals(Lemmas.stem(deed))
                        || rows.worth().isPresent() && !rows.words().contains(somebody));
    }

    /** Whether the rows are organisations that do things. */
    public static boolean areOrganisations(Entity entity) {
        return Optional.ofNullable(Lexicon.english().kinds().get(entity.words().getLast()))
                .filter(kind -> kind.name().equals("organisation"))
                .isPresent();
    }

    /** Whether the rows are people. */
    public static boolean arePeople(Entity entity) {
        return entity.holdsPeople()
                || Optional.ofNullable(
                                Lexicon.english().kinds().get(entity.words().getLast()))
                        .filter(kind -> kind.name().equals("person"))
                        .isPresent();
    }

    private static boolean isOne(String noun) {
        Map<String, Lexicon.Kind> kinds = Lexicon.english().kinds();
        return kinds.containsKey(noun)
                && PEOPLE_AND_FIRMS.contains(kinds.get(noun).name());
    }

    private static String head(List<String> words) {
        int last = words.size() - 1;
        return last > 0 && BEHIND.contains(words.get(last)) ? words.get(last - 1) : words.get(last);
    }
}
