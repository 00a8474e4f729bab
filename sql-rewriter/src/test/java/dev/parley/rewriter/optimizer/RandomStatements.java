package dev.parley.rewriter.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements over the tables of a club that rules apply to, and many that look so and must be left alone. */
final class RandomStatements {

    private record Shape(String from, List<String> columns, List<String> stars) {}

    private static final List<Shape> SHAPES = List.of(
            shape("public.club c", "c"),
            shape("public.member m", "m"),
            shape("public.asset a", "a"),
            shape("public.adults v", "v"),
            shape("public.game g JOIN public.club c ON c.id = g.home_id", "g", "c"),
            shape("public.game g JOIN public.club c ON c.id = g.away_id", "g", "c"),
            shape("public.game g JOIN public.club c ON c.id = g.old_id", "g", "c"),
            shape("public.club c JOIN public.game g ON g.home_id = c.id", "g", "c"),
            shape("public.game g LEFT JOIN public.club c ON g.away_id = c.id", "g", "c"),
            shape("public.club c LEFT JOIN public.game g ON g.away_id = c.id", "g", "c"),
            shape("public.game g LEFT JOIN public.asset a ON a.id = g.score", "g", "a"),
            shape("public.game g RIGHT JOIN public.club c ON g.away_id = c.id", "g", "c"),
            shape("public.game g FULL JOIN public.club c ON g.away_id = c.id", "g", "c"),
            shape("public.game g, public.club c", "g", "c"),
            shape("public.game g, public.club c WHERE g.home_id = c.id", "g", "c"),
            shape(
                    "public.member m JOIN public.club c ON m.club_id = c.id JOIN public.region r ON r.id = c.region_id",
                    "m",
                    "c",
                    "r"),
            shape(
                    "public.member m JOIN public.club c ON m.club_id = c.id LEFT JOIN public.region r ON r.id = c.region_id",
                    "m",
                    "c",
                    "r"),
            shape(
                    "(public.member m JOIN public.club c ON m.club_id = c.id) LEFT JOIN public.region r ON r.id = c.region_id",
                    "m",
                    "c",
                    "r"),
            shape(
                    "public.member m LEFT JOIN (public.club c JOIN public.region r ON r.id = c.region_id) ON m.club_id = c.id",
                    "m",
                    "c",
                    "r"),
            shape(
                    "public.member m JOIN public.member s ON s.club_id = m.sponsor_club AND s.no = m.sponsor_no",
                    "m",
                    "s"),
            shape(
                    "public.member m LEFT JOIN public.member s ON s.club_id = m.sponsor_club AND s.no = m.sponsor_no",
                    "m",
                    "s"),
            shape("public.member m LEFT JOIN public.member s ON s.club_id = m.sponsor_club", "m", "s"),
            shape("public.member m JOIN public.region r ON r.name = m.name", "m", "r"),
            shape("public.club c LEFT JOIN public.club d ON d.badge = c.badge", "c", "d"),
            shape("public.game g CROSS JOIN public.region r", "g", "r"),
            shape("public.score e", "e"),
            shape("public.piece p JOIN public.part t ON t.id = p.part_id", "p", "t"),
            shape("public.piece p JOIN ONLY public.part t ON t.id = p.part_id", "p", "t"),
            shape("public.piece p LEFT JOIN ONLY public.part t ON t.id = p.part_id", "p", "t"),
            shape("((public.game g LEFT JOIN public.club c ON c.id = g.away_id) CROSS JOIN public.region r) AS j", "j"),
            shape("(SELECT id, name, region_id, founded FROM public.club) c", "c"),
            shape(
                    "(SELECT m.club_id, m.name, m.age, m.no, m.joined, m.seen FROM public.member m) m JOIN public.club c ON c.id = m.club_id",
                    "m",
                    "c"));

    private static Shape shape(String from, String... names) {
        List<String> columns =
                Stream.of(names).flatMap(name -> columns(name, from)).toList();
        return new Shape(from, columns, List.of(names));
    }

    private static Stream<String> columns(String name, String from) {
        String list =
                switch (name) {
                    case "c", "d" ->
                        from.startsWith("(SELECT id")
                                ? "id name region_id founded"
                                : "id code badge name region_id founded created";
                    case "m", "s" ->
                        from.startsWith("(SELECT m")
                                ? "club_id no name age joined seen"
                                : "club_id no name age sponsor_no joined seen";
                    case "g" -> "id home_id away_id old_id score played";
                    case "r" -> "id name";
                    case "a" -> "id note";
                    case "e" -> "id label value worth";
                    case "p" -> "id part_id";
                    case "t" -> "id name";
                    case "j" -> "home_id score";
                    case "v" -> "club_id no name";
                    default -> throw new IllegalArgumentException(name);
                };
        return Stream.of(list.split(" ")).map(column -> name + "." + column);
    }

    private final Random random;

    RandomStatements(long seed) {
        this.random = new Random(seed);
    }

    /** @param orderedBy how many columns from the left the rows are ordered by; 0 for no order */
    record Drawn(String sql, int orderedBy, boolean cut) {}

    Drawn next() {
        return random.nextInt(12) == 0 ? union() : select();
    }

    private Drawn union() {
        String sides = random.nextBoolean() ? " UNION ALL " : " UNION ";
        String a = "SELECT " + distinct() + "g.id, g.score FROM public.game g"
                + where(SHAPES.get(4).columns().subList(0, 6));
        String b = "SELECT " + distinct() + "c.id, c.region_id FROM public.club c"
                + (random.nextBoolean() ? " WHERE (c.id > 1)" : "");
        String c = random.nextBoolean() ? sides + "SELECT 4, 5" : "";
        if (random.nextInt(3) == 0) {
            String on = random.nextBoolean() ? "DISTINCT ON (e.value) " : "";
            return new Drawn(
                    "SELECT " + on + "e.id, e.label FROM public.score e" + sides
                            + "SELECT c.id, c.name FROM public.club c ORDER BY "
                            + pick(List.of("2, 1", "1", "label, id"))
                            + " LIMIT " + random.nextInt(6),
                    0,
                    false);
        }
        String direction = random.nextBoolean() ? " DESC NULLS LAST" : "";
        String order = " ORDER BY " + (random.nextBoolean() ? "2" + direction + ", 1" : "score" + direction + ", id");
        String limit =
                random.nextBoolean() ? " LIMIT " + random.nextInt(8) + (random.nextBoolean() ? " OFFSET 2" : "") : "";
        return new Drawn(a + sides + b + c + order + limit, 0, false);
    }

    private Drawn select() {
        Shape shape = pick(SHAPES);
        boolean grouped = random.nextInt(3) == 0;
        List<String> keys = some(shape.columns(), 1 + random.nextInt(3));
        List<String> outputs = new ArrayList<>(keys);
        boolean hiding = !grouped && random.nextInt(8) == 0;
        if (hiding) {
            // labels that hide columns, and numbers behind a star
            outputs.set(0, outputs.getFirst() + " AS " + pick(shape.columns()).substring(2));
            outputs.add(random.nextInt(2), pick(shape.stars()) + ".*");
        }
        if (grouped) {
            if (random.nextInt(5) == 0) {
                outputs.remove(0);
            }
            outputs.add(pick(List.of(
                    "count(*)",
                    "max(" + pick(shape.columns()) + ")",
                    "count(DISTINCT " + pick(shape.columns()) + ")")));
        } else if (random.nextInt(6) == 0) {
            outputs.add(pick(List.of(
                    "*",
                    pick(shape.stars()) + ".*",
                    "generate_series(1, 2)",
                    "coalesce(" + pick(keys) + ", " + pick(keys) + ")")));
        }
        boolean alone = grouped && random.nextInt(6) == 0;
        if (alone) {
            outputs.removeAll(keys);
        }
        String from = shape.from();
        String where = from.contains(" WHERE ") ? " AND " + conditions(shape.columns()) : where(shape.columns());
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(distinct())
                .append(String.join(", ", outputs))
                .append(" FROM ")
                .append(from)
                .append(where);
        if (grouped && !alone) {
            sql.append(" GROUP BY ")
                    .append(
                            random.nextInt(4) == 0
                                    ? "(" + keys.getFirst() + ")"
                                            + keys.stream()
                                                    .skip(1)
                                                    .map(k -> ", " + k)
                                                    .collect(Collectors.joining())
                                    : String.join(", ", keys));
            if (random.nextBoolean()) {
                sql.append(" HAVING ").append(having(keys));
            }
        }
        int ordered = 0;
        boolean cut = false;
        if (random.nextInt(3) == 0) {
            ordered = 1 + random.nextInt(outputs.size());
            List<String> order = new ArrayList<>();
            for (int i = 1; i <= ordered; i++) {
                if (hiding && random.nextBoolean()) {
                    order.add(pick(shape.columns()).substring(2));
                    continue;
                }
                boolean plain = outputs.get(i - 1).matches("\\w\\.\\w+") && random.nextBoolean();
                order.add((plain ? outputs.get(i - 1) : String.valueOf(i)) + (random.nextInt(3) == 0 ? " DESC" : ""));
            }
            if (random.nextInt(4) == 0 && order.getFirst().contains(".")) {
                order.add(order.getFirst());
            }
            sql.append(" ORDER BY ").append(String.join(", ", order));
            cut = random.nextBoolean();
            if (cut) {
                sql.append(" LIMIT ").append(random.nextInt(6));
            }
        }
        boolean stars = outputs.stream().anyMatch(output -> output.endsWith("*"));
        boolean hidden = outputs.stream().anyMatch(output -> output.contains(" AS "));
        if (hidden) {
            return new Drawn(sql.toString(), 0, cut);
        }
        return new Drawn(sql.toString(), stars ? 0 : ordered, cut);
    }

    private String distinct() {
        return random.nextInt(3) == 0 ? "DISTINCT " : "";
    }

    private String where(List<String> columns) {
        return random.nextInt(3) == 0 ? "" : " WHERE " + conditions(columns);
    }

    private String conditions(List<String> columns) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String one = condition(columns);
            conditions.add(
                    switch (random.nextInt(5)) {
                        case 0 -> "(" + one + ")";
                        case 1 -> "(" + one + " OR " + condition(columns) + ")";
                        case 2 -> "NOT (" + one + ")";
                        default -> one;
                    });
        }
        return String.join(" AND ", conditions);
    }

    private String condition(List<String> columns) {
        String column = pick(columns);
        String name = column.substring(2);
        if (List.of("founded", "joined", "created", "seen", "played").contains(name)) {
            return date(column, List.of("founded", "joined").contains(name));
        }
        boolean text = List.of("name", "code", "badge", "note").contains(name);
        if (text) {
            return pick(List.of(
                    column + " = 'x'",
                    column + " IS NULL",
                    column + " IN (SELECT DISTINCT name FROM public.region ORDER BY name)",
                    column + " NOT IN (SELECT name FROM public.region)",
                    column + " NOT IN (SELECT code FROM public.club)",
                    "(SELECT count(*) FROM public.region q WHERE q.name = " + column + ") > 0"));
        }
        return pick(List.of(
                column + " > 1",
                column + " NOT IN (SELECT q.home_id FROM public.game q WHERE q.score > 1 OR q.id = 3)",
                column + " NOT IN (SELECT away_id FROM public.game)",
                "NOT " + column + " IN (SELECT id FROM public.club q LIMIT 3)",
                column + " NOT IN (SELECT DISTINCT c.id FROM public.club c)",
                column + " NOT IN (SELECT c.home_id FROM public.game c)",
                column + " IN (SELECT q.id FROM public.club q ORDER BY q.name LIMIT 100)",
                column + " = ANY (SELECT DISTINCT away_id FROM public.game ORDER BY away_id)",
                "EXISTS (SELECT q.id, q.name FROM public.club q WHERE q.id = " + column + ")",
                "EXISTS (SELECT q.region_id, count(*) FROM public.club q WHERE q.id > " + column
                        + " GROUP BY 1 HAVING count(*) > 1)",
                "EXISTS (SELECT q.region_id AS id FROM public.club q GROUP BY region_id, id HAVING min(q.id) > "
                        + column + ")",
                column + " NOT IN (SELECT worth FROM public.score)",
                "(SELECT count(*) FROM public.game q WHERE q.away_id = " + column + ") = 0 IS NOT NULL",
                "EXISTS (SELECT DISTINCT q.name FROM public.club q WHERE q.id = " + column + ")",
                "EXISTS (SELECT count(*) FROM public.club q WHERE q.id = " + column + ")",
                "(SELECT count(*) FROM public.game q WHERE q.away_id = " + column + ") "
                        + pick(List.of("> 0", ">= 1", "= 0", "<> 0", "< 1", "<= 0", "> 1")),
                pick(List.of("0 < ", "1 <= ", "0 = ", "0 >= "))
                        + "(SELECT count(*) FROM public.game q LEFT JOIN public.club p ON p.id = q.away_id WHERE q.home_id = "
                        + column + ")",
                "(SELECT count(q.away_id) FROM public.game q WHERE q.home_id = " + column + ") > 0",
                column + " BETWEEN 1 AND 3"));
    }

    private String date(String column, boolean day) {
        String year = pick(List.of("2022", "2023", "2024"));
        String operator = pick(List.of("=", "<", "<=", ">", ">=", "<>"));
        String first = pick(List.of("2023-01-01", "2023-05-01", "2023-05-17", "2024-01-01"));
        List<String> conditions = new ArrayList<>(List.of(
                "EXTRACT(YEAR FROM " + column + ") " + operator + " " + year,
                "date_part('year', " + column + ") " + operator + " " + year,
                "EXTRACT(YEAR FROM " + column + ") BETWEEN 2022 AND " + year,
                "EXTRACT(YEAR FROM " + column + ") NOT BETWEEN 2022 AND " + year,
                "EXTRACT(MONTH FROM " + column + ") = 5",
                "EXTRACT(YEAR FROM " + column + ") = -44",
                column + "::date " + operator + " DATE '" + first + "'",
                "CAST(" + column + " AS date) BETWEEN '2023-01-01' AND '" + first + "'"));
        String unit = pick(List.of("year", "month", "day", "week"));
        conditions.add("date_trunc('" + unit + "', " + column + ") " + operator + " " + (day ? "TIMESTAMP" : "DATE")
                + " '" + first + "'");
        conditions.add("date_trunc('" + unit + "', " + column + ") " + operator + " '" + first + "'");
        return pick(conditions);
    }

    private String having(List<String> keys) {
        String key = pick(keys);
        List<String> conditions = new ArrayList<>();
        conditions.add(pick(List.of(key + " IS NOT NULL", key + " IS NULL", key + " = " + key, "count(*) > 1")));
        if (random.nextBoolean()) {
            conditions.add(
                    pick(List.of("count(*) < 5", "(" + key + " IS NOT NULL OR count(*) > 1)", key + " IS NOT NULL")));
        }
        return (random.nextInt(4) == 0 && conditions.size() == 1)
                ? "(" + conditions.getFirst() + ")"
                : String.join(" AND ", conditions);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private List<String> some(List<String> items, int count) {
        List<String> picked = new ArrayList<>();
        while (picked.size() < Math.min(count, items.size())) {
            String item = pick(items);
            if (!picked.contains(item)) {
                picked.add(item);
            }
        }
        return picked;
    }
}
