package dev.parley.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** REST speaks the JSON of the contract, and tells a caller of a misspelt field. */
class WireFormat {

    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.strictMapper();
    }
}
