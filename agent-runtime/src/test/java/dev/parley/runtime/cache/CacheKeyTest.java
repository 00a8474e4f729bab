package dev.parley.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

    private static final CacheRegion REGION = new CacheRegion("schema", "demo");
    private static final IdentityScope ALL = IdentityScope.everybody();

    @Test
    void shouldBeTheSameInWhateverOrderNamesStand() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", Map.of("x", List.of(1, 2)));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", Map.of("x", List.of(1, 2)));
        other.put("a", 1);

        assertThat(key(ALL, one))
                .isEqualTo(key(ALL, other))
                .hasToString(key(ALL, other).toString());
        assertThat(key(ALL, Map.of("x", List.of(2, 1)))).isNotEqualTo(key(ALL, Map.of("x", List.of(1, 2))));
    }

    @Test
    void shouldBeginWithWhatItCanBeLetGoBy() {
        assertThat(key(ALL, "v1").toString()).matches("schema/demo/[0-9a-f]{64}");
        assertThat(CacheKey.of(CacheRegion.ofNamespace("users"), String.class, ALL)
                        .toString())
                .startsWith("users/*/");
        assertThat(CacheKey.of(new CacheRegion("schema", "a/b*c"), String.class, ALL)
                        .toString())
                .startsWith("schema/a%2Fb%2Ac/");
    }

    @Test
    void shouldDifferByWhomItIsForAndByType() {
        assertThat(List.of(
                        key(ALL, "v1"),
                        key(IdentityScope.role("demo"), "v1"),
                        key(IdentityScope.role("other"), "v1"),
                        CacheKey.of(REGION, Integer.class, ALL, "v1"),
                        CacheKey.of(REGION, new TypeReference<List<String>>() {}, ALL, "v1"),
                        CacheKey.of(REGION, String.class, ALL, "v", "1")))
                .doesNotHaveDuplicates();
    }

    private record Inner(int number, List<Inner> more) {}

    private record Outer(String text, Map<String, Inner> inner) {}

    @Test
    void shouldSayOfATypeAllThatItsValuesAreMadeOf() {
        String shape = ValueJson.shape(Json.mapper().constructType(new TypeReference<List<Outer>>() {}.getType()));

        assertThat(shape).contains("text=java.lang.String", "Outer", "Inner", "number=int", "more=");
    }

    @Test
    void shouldRefuseNamespacesThatAreNone() {
        assertThatThrownBy(() -> CacheRegion.ofNamespace("a/b")).hasMessageContaining("a/b");
        assertThatThrownBy(() -> CacheKey.of(CacheRegion.everything(), String.class, ALL))
                .hasMessageContaining("needs a namespace");
    }

    @Test
    void shouldKnowWhatARegionHolds() {
        CacheRegion one = new CacheRegion("schema", "demo");

        assertThat(one.enclosing())
                .containsExactly(
                        CacheRegion.everything(),
                        CacheRegion.ofNamespace("schema"),
                        CacheRegion.ofDatabase("demo"),
                        one)
                .allMatch(region -> region.holds(one));
        assertThat(CacheRegion.ofDatabase("other").holds(one)).isFalse();
        assertThat(CacheRegion.ofNamespace("values").holds(one)).isFalse();
        assertThat(one.holds(CacheRegion.ofNamespace("schema"))).isFalse();
    }

    private static CacheKey<String> key(IdentityScope scope, Object part) {
        return CacheKey.of(REGION, String.class, scope, part);
    }
}
