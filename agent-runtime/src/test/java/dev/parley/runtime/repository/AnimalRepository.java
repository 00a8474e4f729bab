package dev.parley.runtime.repository;

import org.jooq.Field;

/** As a repository of a service is written. */
final class AnimalRepository extends BaseRepository<Animal, Integer> {

    static final String TABLE = """
            CREATE TABLE animals (
                id int PRIMARY KEY, name text NOT NULL, kind text NOT NULL, weight double precision, tags text[] NOT NULL,
                diet jsonb, chip bytea, born timestamptz NOT NULL, version int NOT NULL)""";

    static final Field<Integer> ID = Columns.integer("id");
    static final Field<String> NAME = Columns.text("name");
    static final Field<Animal.Kind> KIND = Columns.named("kind", Animal.Kind.class);
    static final Field<Double> WEIGHT = Columns.real("weight");
    static final Field<java.util.List<String>> TAGS = Columns.texts("tags");
    static final Field<Animal.Diet> DIET = Columns.json("diet", Animal.Diet.class);
    static final Field<byte[]> CHIP = Columns.bytes("chip");
    static final Field<java.time.Instant> BORN = Columns.moment("born");
    static final Field<Integer> VERSION = Columns.integer("version");

    /** @param cache null for none */
    AnimalRepository(ApplicationDatabase database, RowCache<Animal> cache) {
        super(
                database,
                TableMapping.of("animals", ID, Animal::id)
                        .column(NAME, Animal::name)
                        .column(KIND, Animal::kind)
                        .column(WEIGHT, Animal::weight)
                        .column(TAGS, Animal::tags)
                        .column(DIET, Animal::diet)
                        .column(CHIP, Animal::chip)
                        .fixed(BORN, Animal::born)
                        .version(VERSION, Animal::version)
                        .readBy(row -> new Animal(
                                row.get(ID),
                                row.get(NAME),
                                row.get(KIND),
                                row.get(WEIGHT),
                                row.get(TAGS),
                                row.get(DIET),
                                row.get(CHIP),
                                row.get(BORN),
                                row.get(VERSION))),
                cache);
    }
}
