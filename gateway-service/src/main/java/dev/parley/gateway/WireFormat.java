package dev.parley.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.Json;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * REST speaks the JSON of the contract, and tells a caller of a misspelt field. For REST alone: other protocols of this
 * service have JSON of their own.
 */
@Provider
public class WireFormat implements ContextResolver<ObjectMapper> {

    private static final ObjectMapper MAPPER = Json.strictMapper();

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return MAPPER;
    }
}
