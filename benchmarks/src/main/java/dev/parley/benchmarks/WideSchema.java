package dev.parley.benchmarks;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A schema of any size, of names as companies have them: "machine_order" with "order_date", each pointing at others. */
final class WideSchema {

    private static final List<String> SUBJECTS = List.of(
            "machine",
            "plant",
            "order",
            "invoice",
            "shipment",
            "supplier",
            "contract",
            "employee",
            "warehouse",
            "vehicle",
            "route",
            "payment",
            "account",
            "budget",
            "project",
            "task",
            "meeting",
            "room",
            "device",
            "sensor",
            "report",
            "audit",
            "ticket",
            "campaign",
            "product");
    private static final List<String> KINDS = List.of(
            "", "item", "type", "history", "plan", "note", "group", "rule", "log", "status", "price", "request",
            "return", "check", "list", "share", "link", "event", "unit", "file");
    private static final List<String> COLUMNS = List.of(
            "name",
            "code",
            "title",
            "weight",
            "length",
            "price",
            "quantity",
            "start_date",
            "end_date",
            "city",
            "country",
            "rating",
            "capacity",
            "owner",
            "active");

    private WideSchema() {}

    /** @param tables at most 500 */
    static SchemaSnapshot of(int tables, int columns) {
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            all.add(table(i, columns));
        }
        return new SchemaSnapshot("wide", tables + "x" + columns, Instant.EPOCH, all);
    }

    private static Table table(int index, int columns) {
        List<Column> all = new ArrayList<>();
        List<ForeignKey> keys = new ArrayList<>();
        all.add(column("id", TypeFamily.INTEGER));
        for (int target : index == 0 ? new int[0] : index < 3 ? new int[] {0} : new int[] {index / 2, index - 1}) {
            String key = name(target) + "_id";
            all.add(column(key, TypeFamily.INTEGER));
            keys.add(new ForeignKey(key, List.of(key), table(target), List.of("id")));
        }
        for (int i = 0; all.size() < columns; i++) {
            String base = COLUMNS.get(i % COLUMNS.size());
            String name = i < COLUMNS.size() ? base : SUBJECTS.get((index + i) % SUBJECTS.size()) + "_" + base;
            if (all.stream().noneMatch(column -> column.name().equals(name))) {
                all.add(column(name, family(base)));
            }
        }
        return new Table(table(index), TableKind.TABLE, null, 1_000, all, List.of("id"), List.of(), keys);
    }

    private static TableName table(int index) {
        return new TableName("public", name(index));
    }

    private static String name(int index) {
        String kind = KINDS.get(index / SUBJECTS.size());
        String subject = SUBJECTS.get(index % SUBJECTS.size());
        return kind.isEmpty() ? subject : subject + "_" + kind;
    }

    private static TypeFamily family(String name) {
        return switch (name) {
            case "weight", "length", "price", "quantity", "rating", "capacity" -> TypeFamily.DECIMAL;
            case "start_date", "end_date" -> TypeFamily.DATE;
            case "active" -> TypeFamily.BOOLEAN;
            default -> TypeFamily.TEXT;
        };
    }

    private static Column column(String name, TypeFamily family) {
        return new Column(name, family.name().toLowerCase(Locale.ROOT), family, true, null, List.of());
    }
}
