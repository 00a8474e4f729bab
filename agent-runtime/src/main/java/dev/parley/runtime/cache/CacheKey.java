package dev.parley.runtime.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says all that a value depends on. Its text is the region, which can be read and let go as a whole, and the SHA-256 of the
 * rest: the type and its shape, for whom the value is, and the parts, as JSON whose names are sorted.
 *
 * @param <T> what is kept; without state that changes, for all callers get the same object
 */
public final class CacheKey<T> implements CacheScope {

    private static final ObjectMapper CANONICAL =
            Json.mapper().copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final CacheRegion region;
    private final JavaType type;
    private final String text;

    private CacheKey(CacheRegion region, JavaType type, IdentityScope scope, List<Object> parts) {
        if (region.namespace() == null) {
            throw new IllegalArgumentException("a key needs a namespace");
        }
        this.region = region;
        this.type = type;
        this.text = region.text() + "/" + digest(type, scope, parts);
    }

    private CacheKey(CacheRegion region, String text) {
        this.region = region;
        this.type = null;
        this.text = text;
    }

    /** As another instance tells it, to be let go. */
    static CacheKey<?> told(CacheRegion region, String text) {
        return new CacheKey<>(region, text);
    }

    /**
     * @param region with the namespace of the value, and the database that it is of
     * @param parts what else the value depends on; anything that is written as JSON
     */
    public static <T> CacheKey<T> of(CacheRegion region, Class<T> type, IdentityScope scope, Object... parts) {
        return new CacheKey<>(region, Json.mapper().constructType(type), scope, List.of(parts));
    }

    /** For values of generic types. */
    public static <T> CacheKey<T> of(CacheRegion region, TypeReference<T> type, IdentityScope scope, Object... parts) {
        return new CacheKey<>(region, Json.mapper().constructType(type), scope, List.of(parts));
    }

    private static String digest(JavaType type, IdentityScope scope, List<Object> parts) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", ValueJson.shape(type));
        all.put(scope.getClass().getSimpleName(), scope);
        all.put("parts", parts);
        try {
            // Once to maps, whose names can be sorted however deep they are.
            Object plain = CANONICAL.convertValue(all, Object.class);
            byte[] canonical = CANONICAL.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the parts of a key cannot be written as JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    CacheRegion region() {
        return region;
    }

    JavaType type() {
        return type;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CacheKey<?> key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it stands in Redis. */
    @Override
    public String toString() {
        return text;
    }
}
