package dev.parley.runtime.repository;

import dev.parley.model.Json;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;

/** A {@code jsonb} that travels as text both ways, so that Jackson alone reads and writes it. Nothing here is for JDBC. */
final class JsonBinding<V> implements Binding<String, V> {

    private static final long serialVersionUID = 1L;

    private final Class<V> type;

    JsonBinding(Class<V> type) {
        this.type = type;
    }

    @Override
    public Converter<String, V> converter() {
        return Converter.ofNullable(String.class, type, text -> Json.read(text, type), Json::string);
    }

    @Override
    public void sql(BindingSQLContext<V> context) {
        context.render().sql(context.variable()).sql("::text::jsonb");
    }

    @Override
    public void register(BindingRegisterContext<V> context) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void set(BindingSetStatementContext<V> context) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void set(BindingSetSQLOutputContext<V> context) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetResultSetContext<V> context) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetStatementContext<V> context) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetSQLInputContext<V> context) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
