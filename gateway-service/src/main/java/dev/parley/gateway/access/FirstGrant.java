package dev.parley.gateway.access;

import dev.parley.gateway.security.Caller;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The grant that a database is registered with, when its registrant has a tenant. */
public interface FirstGrant {

    /** Grants it to the registrant's tenant and to nobody else, in the transaction that registers it. */
    void toTenantAlone(SqlClient transaction, String database, Caller registrant);
}
