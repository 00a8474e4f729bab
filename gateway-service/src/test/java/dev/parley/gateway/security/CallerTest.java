package dev.parley.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.AccessException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @Test
    void shouldReadWhatATokenSaysOfItsBearer() {
        Caller caller = Caller.of(token("""
                {"sub": "ann", "tenant": "acme", "permissions": ["query:read"], "databases": ["shop", "clinic"]}"""));

        assertThat(caller).isEqualTo(new Caller("ann", "acme", Set.of("query:read"), Set.of("shop", "clinic")));
        assertThat(caller.may("query:read")).isTrue();
        assertThat(caller.may("query:submit")).isFalse();
    }

    @Test
    void shouldNotLetATenantSeeTheWholeInstallation() {
        String permissions = "\"permissions\": [\"admin:read\", \"admin:dead-letters\", \"audit:read\"]}";

        assertThat(Caller.of(token("{\"sub\": \"ann\", " + permissions)).permissions())
                .containsExactlyInAnyOrder("admin:read", "admin:dead-letters", "audit:read");
        assertThat(Caller.of(token("{\"sub\": \"ann\", \"tenant\": \"acme\", " + permissions))
                        .permissions())
                .containsExactly("audit:read");
    }

    @Test
    void shouldLeaveDatabasesToTheGrantsWhereATokenNamesNone() {
        assertThat(Caller.of(token("{\"upn\": \"ann\"}"))).isEqualTo(new Caller("ann", null, Set.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\": \"ann\", \"permissions\": \"query:submit\", \"databases\": \"shop\"}",
                "{\"sub\": \"ann\", \"permissions\": {\"query:submit\": true}, \"databases\": {\"shop\": 1}}",
                "{\"sub\": \"ann\", \"permissions\": [[\"query:submit\"], 7, null], \"databases\": [[\"shop\"], null]}"
            })
    void shouldGrantNothingByAClaimOfAnotherForm(String claims) {
        Caller caller = Caller.of(token(claims));

        assertThat(caller.permissions()).isEmpty();
        assertThat(caller.databases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sub\": \" \"}",
                "{\"sub\": \"a\\u0000b\"}",
                "{\"sub\": \"a\\nb\"}",
                "{\"sub\": \"\\ud800\"}",
                "{\"sub\": \"ann\", \"tenant\": \"\"}",
                "{\"sub\": \"ann\", \"tenant\": 7}",
                "{\"sub\": \"ann\", \"tenant\": [\"acme\"]}"
            })
    void shouldNotKnowABearerWithoutAProperName(String claims) {
        assertThatThrownBy(() -> Caller.of(token(claims))).isInstanceOf(AccessException.class);
    }

    @Test
    void shouldTellSubjectsOfDifferentTenantsApart() {
        Caller ann = new Caller("ann", "acme", Set.of(), null);

        assertThat(ann.is("ann", "acme")).isTrue();
        assertThat(ann.is("ann", "other")).isFalse();
        assertThat(ann.is("ann", null)).isFalse();
        assertThat(Caller.trusted("ann").is("ann", "acme")).isFalse();
    }

    private static JsonWebToken token(String claims) {
        try {
            return new DefaultJWTCallerPrincipal(JwtClaims.parse(claims));
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException(claims, e);
        }
    }
}
