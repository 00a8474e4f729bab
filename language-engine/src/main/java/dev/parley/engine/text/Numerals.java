package dev.parley.engine.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Numbers as digits or words. */
public final class Numerals {

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("once", 1),
            Map.entry("twice", 2),
            Map.entry("hundred", 100),
            Map.entry("thousand", 1_000),
            Map.entry("million", 1_000_000));

    private Numerals() {}

    /** The number a token stands for: "1,500", "2.5k", "seven". */
    public static Optional<BigDecimal> number(Token token) {
        if (token.kind() == Token.Kind.NUMBER) {
            return Optional.of(digits(token.lower()));
        }
        return Optional.ofNullable(WORDS.get(token.lower())).map(BigDecimal::valueOf);
    }

    /** How much a word multiplies the number before it ("two thousand"), or nothing. */
    public static Optional<BigDecimal> multiplier(Token token) {
        return switch (token.lower()) {
            case "hundred", "thousand", "million" -> Optional.of(BigDecimal.valueOf(WORDS.get(token.lower())));
            case "billion" -> Optional.of(BigDecimal.valueOf(1_000_000_000L));
            default -> Optional.empty();
        };
    }

    private static BigDecimal digits(String text) {
        String plain = text.replace(",", "").replace("+", "");
        char last = plain.charAt(plain.length() - 1);
        if (Character.isDigit(last)) {
            return new BigDecimal(plain);
        }
        BigDecimal number = new BigDecimal(plain.substring(0, plain.length() - 1));
        return number.multiply(BigDecimal.valueOf(last == 'k' ? 1_000L : 1_000_000L));
    }
}
