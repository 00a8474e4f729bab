package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private final Origins origins = new Origins(List.of("https://Reports.example.org", "http://localhost:3000/"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://reports.example.org,           parley.example.org,      true
            HTTPS://reports.example.org,           parley.example.org,      true
            http://localhost:3000,                 parley.example.org,      true
            https://parley.example.org,            parley.example.org,      true
            https://parley.example.org,            parley.example.org:443,  true
            http://parley.example.org:8080,        PARLEY.example.org:8080, true
            http://[::1]:8080,                     [::1]:8080,              true
            http://reports.example.org,            parley.example.org,      false
            https://reports.example.org.evil.test, parley.example.org,      false
            https://parley.example.org.evil.test,  parley.example.org,      false
            https://parley.example.org:8443,       parley.example.org,      false
            http://localhost:3001,                 parley.example.org,      false
            http://user@parley.example.org,        evil.test,               false
            null,                                  parley.example.org,      false
            null,                                  null,                    false
            file://,                               parley.example.org,      false
            https://,                              parley.example.org,      false
            not an origin,                         parley.example.org,      false
            """)
    void shouldAllowItsOwnAndThoseListed(String origin, String authority, boolean allowed) {
        assertThat(origins.allow(origin, authority)).isEqualTo(allowed);
    }
}
