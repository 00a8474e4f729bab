package dev.parley.runtime.repository;

import java.time.Instant;
import java.util.List;

/** A record with a column of each kind. */
record Animal(
        int id,
        String name,
        Kind kind,
        Double weight,
        List<String> tags,
        Diet diet,
        byte[] chip,
        Instant born,
        int version) {

    enum Kind {
        LION,
        ZEBRA
    }

    record Diet(String food, int times) {}

    static Animal of(int id, String name) {
        return new Animal(
                id, name, Kind.LION, null, List.of(), null, null, Instant.parse("2026-03-01T12:00:00.000001Z"), 1);
    }

    Animal renamed(String newName) {
        return new Animal(id, newName, kind, weight, tags, diet, chip, born, version + 1);
    }
}
