package dev.parley.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://DB.example.org/zoo, postgresql://db.example.org:5432/zoo?sslmode=prefer",
        "postgres://10.0.0.7:6000/zoo?sslmode=require, postgresql://10.0.0.7:6000/zoo?sslmode=require",
        "postgresql://[::1]/zoo, postgresql://[::1]:5432/zoo?sslmode=prefer",
        "postgresql://db/zoo?sslmode=verify-full, postgresql://db:5432/zoo?sslmode=verify-full",
        "postgresql://db/zoo?sslmode=verify-ca, postgresql://db:5432/zoo?sslmode=verify-ca",
        "postgresql://db_1/zoo?sslmode=disable, postgresql://db_1:5432/zoo?sslmode=disable"
    })
    void shouldReadAnAddress(String url, String read) {
        assertThat(DatabaseAddress.of(url).url()).isEqualTo(read);
    }

    @Test
    void shouldBeTheSameWhenItIsReadAgain() {
        DatabaseAddress address = DatabaseAddress.of("postgresql://[::1]:99/zoo");

        assertThat(DatabaseAddress.of(address.url())).isEqualTo(address);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/zoo",
                "postgresql://user:secret@db/zoo",
                "postgresql://allowed@evil/zoo",
                "postgresql://db/zoo?host=evil",
                "postgresql://db/zoo?sslmode=require&host=evil",
                "postgresql://db/zoo?user=postgres",
                "postgresql://db/zoo?sslmode=verify",
                "postgresql://db:0/zoo",
                "postgresql://db:70000/zoo",
                "postgresql://db",
                "postgresql://db/",
                "postgresql:///zoo",
                "postgresql://%2Fvar%2Frun/zoo",
                "postgresql://db,evil/zoo",
                "postgresql://db/zoo\n",
                "postgresql://db/zoo#x"
            })
    void shouldRefuseWhatNamesMoreOrLessThanAPlace(String url) {
        assertThatThrownBy(() -> DatabaseAddress.of(url))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("`url` must be postgresql://host:port/database");
    }
}
