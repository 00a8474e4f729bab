package dev.parley.demo;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of people, and what they are reached by. Domains and numbers are of the kinds nobody can own. */
final class Names {

    private final Map<String, NameList> byLanguage = new HashMap<>();
    private final Set<String> takenMailboxes = new HashSet<>();

    Names() {
        for (List<String> line : WordFile.lines("people")) {
            byLanguage.put(line.get(0), new NameList(WordFile.list(line.get(1)), WordFile.list(line.get(2))));
        }
    }

    Person person(Dice dice, String language) {
        NameList names = byLanguage.get(language);
        return new Person(dice.pick(names.given()), dice.pick(names.family()));
    }

    /** An address at that domain which no one else in the shop has. */
    String email(Person person, String domain) {
        String mailbox = ascii(person.first()) + "." + ascii(person.last());
        String email = mailbox + "@" + domain;
        for (int number = 2; !takenMailboxes.add(email); number++) {
            email = mailbox + number + "@" + domain;
        }
        return email;
    }

    static String phone(Dice dice, String prefix) {
        return "%s 555 %04d %02d".formatted(prefix, dice.between(0, 9999), dice.between(0, 99));
    }

    /** Lower-case letters without accents: {@code Søren} is {@code soren}, {@code van Dijk} is {@code vandijk}. */
    static String ascii(String name) {
        String spelled = name.toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ı", "i");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD)
                .chars()
                .filter(sign -> sign >= 'a' && sign <= 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    record Person(String first, String last) {}

    private record NameList(List<String> given, List<String> family) {}
}
