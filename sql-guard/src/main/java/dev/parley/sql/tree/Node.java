package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A part of a statement. */
public sealed interface Node permits Query, QueryBody, CommonTable, FromItem, Expression, Item {

    Span span();

    /** The parts directly inside, in the order of the text. */
    List<Node> children();

    /** This node and all below it, outside in. */
    default void walk(Consumer<Node> visitor) {
        visitor.accept(this);
        for (Node child : children()) {
            child.walk(visitor);
        }
    }

    /** All nodes of a type, this one included. */
    default <T extends Node> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        walk(node -> {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
        });
        return found;
    }

    /** Nodes and lists of nodes in one list, those that are null left out. */
    static List<Node> of(Object... parts) {
        List<Node> nodes = new ArrayList<>();
        for (Object part : Arrays.asList(parts)) {
            switch (part) {
                case null -> {
                    // a part that the statement does not have
                }
                case Node node -> nodes.add(node);
                case Collection<?> many -> many.forEach(one -> nodes.add((Node) one));
                default -> throw new IllegalArgumentException("no node: " + part);
            }
        }
        return nodes;
    }
}
