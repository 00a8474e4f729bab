package dev.parley.runtime.secrets;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What secrets at rest are sealed with. */
@ConfigMapping(prefix = "parley.secrets")
public interface SecretsConfig {

    /**
     * Base64 of 32 random bytes ({@code openssl rand -base64 32}); the same for gateway, clarifier and tester. Several, parted
     * by commas, while one replaces another: the first seals, all of them open. Without one nothing can be sealed, so no
     * database can be registered at run time.
     */
    Optional<List<String>> key();
}
