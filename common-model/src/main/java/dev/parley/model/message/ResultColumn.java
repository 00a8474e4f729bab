package dev.parley.model.message;

/**
 * @param type PostgreSQL's name of the type, such as {@code numeric}
 * @param masked whether its values are kept from the asker, since it is sensitive: all its cells are null then, whatever is
 *     in the database. Null means no
 */
public record ResultColumn(String name, String type, Boolean masked) {

    public ResultColumn(String name, String type) {
        this(name, type, null);
    }

    /** The same column under another name. */
    public ResultColumn named(String other) {
        return new ResultColumn(other, type, masked);
    }

    /** The same column, its values kept from the asker. */
    public ResultColumn withoutValues() {
        return new ResultColumn(name, type, true);
    }

    /** Whether a null in it says nothing of what is in the database. */
    public boolean hidesValues() {
        return masked != null && masked;
    }
}
