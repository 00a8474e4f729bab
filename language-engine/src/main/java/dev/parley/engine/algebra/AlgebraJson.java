package dev.parley.engine.algebra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.parley.model.Json;

/** The algebra as JSON and back, without loss; how one service hands a query to another. */
public final class AlgebraJson {

    private AlgebraJson() {}

    public static JsonNode write(Query query) {
        return Json.mapper().valueToTree(query);
    }

    /** @throws IllegalArgumentException when it is not a valid query; an unknown kind of node is named */
    public static Query read(JsonNode json) {
        try {
            return Json.mapper().treeToValue(json, Query.class);
        } catch (InvalidTypeIdException e) {
            throw new IllegalArgumentException("unknown node of the query algebra: " + e.getTypeId(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a query of the algebra: " + e.getOriginalMessage(), e);
        }
    }
}
