package dev.parley.rewriter.testing;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The tables of {@link ClubDatabase}, and some odd ones, without a database. */
public final class ClubSchema {

    private static final ForeignKey REGION = key("region_id", "region", true);
    private static final ForeignKey CLUB = key("club_id", "club", true);

    public static final SchemaSnapshot SNAPSHOT = new SchemaSnapshot(
            "clubs",
            "",
            Instant.EPOCH,
            List.of(
                    table("region", "id", List.of(), false, false, "id integer!", "name text"),
                    table(
                            "club",
                            "id",
                            List.of(REGION),
                            false,
                            false,
                            "id integer!",
                            "code text!",
                            "badge text",
                            "name text",
                            "region_id integer",
                            "founded date",
                            "created timestamp without time zone",
                            "opened timestamp with time zone"),
                    table(
                            "member",
                            "club_id no",
                            List.of(CLUB),
                            false,
                            false,
                            "club_id integer!",
                            "no integer!",
                            "name text",
                            "tag citext",
                            "age integer",
                            "sponsor_club integer"),
                    table(
                            "game",
                            "id",
                            List.of(key("old_id", "club", false), key("home_id", "club", true)),
                            false,
                            false,
                            "id integer!",
                            "home_id integer!",
                            "old_id integer!",
                            "score integer"),
                    table("asset", "id", List.of(), true, false, "id integer!"),
                    table("hidden", "id", List.of(), false, true, "id integer!"),
                    table(
                            "seen",
                            "id",
                            List.of(key("hidden_id", "hidden", true)),
                            false,
                            false,
                            "id integer!",
                            "hidden_id integer!")));

    private ClubSchema() {}

    private static ForeignKey key(String column, String table, boolean enforced) {
        return new ForeignKey("fk", List.of(column), new TableName("public", table), List.of("id"), enforced);
    }

    /** @param columns name and type; ! means NOT NULL */
    private static Table table(
            String name, String key, List<ForeignKey> keys, boolean inherited, boolean rowSecurity, String... columns) {
        List<List<String>> unique = name.equals("club") ? List.of(List.of("code"), List.of("badge")) : List.of();
        return new Table(
                new TableName("public", name),
                TableKind.TABLE,
                null,
                10,
                Stream.of(columns).map(ClubSchema::column).toList(),
                List.of(key.split(" ")),
                unique,
                keys,
                inherited,
                rowSecurity);
    }

    private static Column column(String text) {
        String[] parts = text.replace("!", "").split(" ", 2);
        TypeFamily family =
                switch (parts[1]) {
                    case "integer" -> TypeFamily.INTEGER;
                    case "date" -> TypeFamily.DATE;
                    case "text", "citext" -> TypeFamily.TEXT;
                    default -> TypeFamily.TIMESTAMP;
                };
        return new Column(parts[0], parts[1], family, !text.endsWith("!"), null, List.of());
    }
}
