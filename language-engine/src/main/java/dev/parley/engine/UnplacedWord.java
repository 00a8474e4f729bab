package dev.parley.engine;

import java.util.List;

/**
 * A word that has no place in the schema, the data or the grammar.
 *
 * @param position offset of its first letter in the question
 * @param nearest what the rows asked about can be ("orders.status (paid, shipped)"), and names of tables and columns for
 *     what the word is a kind of and that look like it, nearest first; may be empty
 * @param missing whether nothing in the database is called so; else it is known, and no use was found for it
 */
public record UnplacedWord(String word, int position, List<String> nearest, boolean missing) {

    public UnplacedWord {
        nearest = List.copyOf(nearest);
    }
}
