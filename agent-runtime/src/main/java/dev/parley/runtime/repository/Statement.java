package dev.parley.runtime.repository;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderKeywordCase;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * SQL with its values, as the Vert.x client takes them.
 *
 * @param values in the order of their numbers
 */
record Statement(String sql, Tuple values) {

    /** Renders {@code $1} and so on; connected to nothing. */
    static final DSLContext POSTGRES;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        POSTGRES = DSL.using(
                SQLDialect.POSTGRES,
                new Settings().withRenderNamedParamPrefix("$").withRenderKeywordCase(RenderKeywordCase.UPPER));
    }

    static Statement of(Query query) {
        return new Statement(text(query), values(query.getParams().values()));
    }

    static String text(Query query) {
        return POSTGRES.renderNamedParams(query);
    }

    private static Tuple values(Collection<Param<?>> params) {
        Tuple values = Tuple.tuple();
        params.stream()
                .filter(param -> !param.isInline())
                .forEach(param -> values.addValue(bound(param, param.getValue())));
        return values;
    }

    /** As the driver takes it. */
    @SuppressWarnings("unchecked") // a field's converter takes the field's values
    static Object bound(Field<?> field, Object value) {
        Object stored = ((Converter<Object, Object>) (Converter<?, ?>) field.getConverter()).to(value);
        return switch (stored) {
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            case null, default -> stored;
        };
    }
}
