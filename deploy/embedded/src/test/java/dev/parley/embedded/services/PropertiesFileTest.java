package dev.parley.embedded.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PropertiesFileTest {

    @Test
    void shouldReadBackUnchanged() throws IOException {
        Map<String, String> values = Map.of(
                "plain", "postgresql://127.0.0.1:1/demo",
                "path", "C:\\data\\ü",
                "blanks", "  two  ",
                "lines", "a\nb",
                "signs", "#!=:");
        Properties read = new Properties();
        read.load(new StringReader(PropertiesFile.of(values)));
        assertThat(read).containsAllEntriesOf(values).containsEntry("config_ordinal", "350");
    }
}
