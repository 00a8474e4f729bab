package dev.parley.gateway.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who a subject is, as the newest token says.
 *
 * @param tenant null where there are no tenants
 * @param email null when it does not say
 * @param name null when it does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person", description = "Who a principal is, as their newest token says")
public record Person(String subject, String tenant, String email, String name) {

    static Person of(User user) {
        return new Person(user.subject(), user.tenant(), user.email(), user.name());
    }
}
