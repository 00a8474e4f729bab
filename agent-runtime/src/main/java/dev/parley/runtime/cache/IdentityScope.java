package dev.parley.runtime.cache;

/** For whom a value is. It is a part of every key: what one may see is never found by another. */
public sealed interface IdentityScope {

    /** It is the same whoever asks, and who may see it is decided elsewhere. */
    static IdentityScope everybody() {
        return new Everybody();
    }

    /** It is what this role of the target database may see. */
    static IdentityScope role(String name) {
        return new Role(name);
    }

    record Everybody() implements IdentityScope {}

    record Role(String role) implements IdentityScope {}
}
