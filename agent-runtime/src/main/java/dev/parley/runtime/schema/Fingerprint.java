package dev.parley.runtime.schema;

import dev.parley.model.Json;
import dev.parley.model.schema.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Identity of a schema's shape. */
final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 in hex over the tables in their order, without the row estimates, which change all the time. */
    static String of(List<Table> tables) {
        List<Table> shape = tables.stream()
                .map(table -> new Table(
                        table.name(),
                        table.kind(),
                        table.comment(),
                        0,
                        table.columns(),
                        table.primaryKey(),
                        table.uniqueKeys(),
                        table.foreignKeys(),
                        table.inherited(),
                        table.rowSecurity()))
                .toList();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.bytes(shape)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
