package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Names;
import java.util.List;

/** Calls tables by their names, parts of them, their comments, and what their keys are called after. */
final class TableNames {

    /** More than part of the key's name. */
    private static final double CALLED_AFTER_KEY = 0.92;

    private final Phrases phrases;
    private final Lexicon lexicon = Lexicon.english();

    TableNames(Phrases phrases) {
        this.phrases = phrases;
    }

    void add(Entity entity) {
        List<String> words = entity.words();
        for (List<String> variant : entity.variants()) {
            phrases.put(variant, new Mention.EntityMention(entity, variant.equals(words) ? 1 : Vocabulary.VARIANT, ""));
        }
        if (words.size() > 1) {
            phrases.put(
                    words.subList(words.size() - 1, words.size()),
                    new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.05, SchemaNames.BY_PART));
            int end = words.size() - 1;
            while (end > 1 && SchemaNames.PREPOSITIONS.contains(words.get(end - 1))) {
                end--;
            }
            phrases.put(
                    words.subList(0, end),
                    new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.2, SchemaNames.BY_PART));
            int and = words.indexOf("and");
            if (and > 0) {
                // "cooks" for the rows of course_cooks_and_bakers.
                phrases.put(
                        words.subList(and - 1, and),
                        new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.05, SchemaNames.BY_PART));
            }
            for (int from = 1; from < words.size() - 1; from++) {
                phrases.put(
                        words.subList(from, words.size()),
                        new Mention.EntityMention(entity, Vocabulary.PARTIAL, SchemaNames.BY_PART));
            }
            if (end == words.size() - 1 && lexicon.collects(words.getLast())) {
                phrases.put(
                        words.subList(end - 1, end),
                        new Mention.EntityMention(entity, Vocabulary.PARTIAL - 0.05, SchemaNames.BY_PART));
            }
        }
        Comment.name(entity.table().comment())
                .ifPresent(said ->
                        phrases.put(said, new Mention.EntityMention(entity, Comment.QUALITY, "by its comment")));
    }

    /** "tests" for the rows of {@code student_tests_taken}: what was done with them says nothing of what they are. */
    void addRowsOfDeed(Entity entity, Ontology ontology) {
        List<String> words = entity.words();
        boolean deed = words.size() > 1
                && isDeed(Names.words(entity.table().name().name()).getLast());
        List<String> rows = deed ? words.subList(words.size() - 2, words.size() - 1) : List.of();
        boolean names = deed
                && ontology.entities().stream()
                        .noneMatch(other -> other != entity && other.words().containsAll(rows));
        if (names) {
            phrases.put(rows, new Mention.EntityMention(entity, Vocabulary.PARTIAL, SchemaNames.BY_PART));
        }
    }

    private static boolean isDeed(String participle) {
        return participle.matches("[a-z]{2,}ed|taken|sold|bought|made|held|paid|sent|lent|given|won|lost|written|done");
    }

    /** "drugs" for the rows of {@code medications (drug_id, ...)}, where no table is called so. */
    void addRowsOfKey(Entity entity, Ontology ontology) {
        if (entity.key().size() != 1 || entity.key().getFirst().role() == PropertyRole.REFERENCE) {
            return;
        }
        List<String> key = entity.key().getFirst().words();
        List<String> rows = key.subList(0, key.size() - 1);
        boolean names = !rows.isEmpty()
                && key.getLast().equals("id")
                && ontology.entities().stream().noneMatch(other -> other.words().containsAll(rows));
        if (names) {
            phrases.put(rows, new Mention.EntityMention(entity, CALLED_AFTER_KEY, "what its key is called after"));
        }
    }
}
