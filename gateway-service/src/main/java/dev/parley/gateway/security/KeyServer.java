package dev.parley.gateway.security;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Where the keys of tokens come from, if that is a server. A token whose key is not found may be good while the server is
 * away: its bearer has to come again, and is not refused.
 */
@ApplicationScoped
public class KeyServer {

    /** What is said to such a bearer. */
    public static final String AWAY = "The server of the keys that tokens are checked by does not answer";

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Optional<URI> location;
    private final HttpClient http;
    private final Uni<Boolean> away;

    KeyServer(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> standard,
            @ConfigProperty(name = "smallrye.jwt.verify.key.location") Optional<String> own) {
        this.location = Stream.of(standard, own)
                .flatMap(Optional::stream)
                .filter(url -> url.startsWith("http:") || url.startsWith("https:"))
                .findFirst()
                .map(URI::create);
        this.http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        // Whoever sends wrong tokens makes no more than one request of ours in that time.
        this.away = Uni.createFrom().deferred(this::look).memoize().atLeast(LIMIT);
    }

    /** What a request is answered with whose token cannot be checked for that reason. */
    public static Failure away() {
        return Failure.of(ErrorCode.SERVICE_UNAVAILABLE, AWAY, Instant.now()).withHint("Try again in a few seconds");
    }

    /** Whether a token may have been refused only because the server of its key is away. */
    public Uni<Boolean> isToBlameFor(Throwable refusal) {
        return location.isPresent() && isAboutAKey(refusal)
                ? away
                : Uni.createFrom().item(false);
    }

    /** False where the keys are not on a server. */
    Uni<Boolean> isAway() {
        return location.isPresent() ? away : Uni.createFrom().item(false);
    }

    private static boolean isAboutAKey(Throwable refusal) {
        return Stream.iterate(refusal, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> cause instanceof UnresolvableKeyException || cause instanceof IOException);
    }

    private Uni<Boolean> look() {
        HttpRequest request =
                HttpRequest.newBuilder(location.orElseThrow()).timeout(LIMIT).build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .map(answer -> answer.statusCode() >= 500)
                .onFailure()
                // A certificate that only the reader of keys trusts is no sign that the server is away.
                .recoverWithItem(e -> !(e instanceof SSLException) && !(e.getCause() instanceof SSLException));
    }
}
