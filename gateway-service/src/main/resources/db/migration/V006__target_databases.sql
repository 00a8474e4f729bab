-- Databases that were registered at run time. Passwords are sealed (AES-256-GCM) by a key that is in the configuration alone.
-- A version is never used twice, not even for another database of the same name: what is remembered of the one before is
-- never taken for this one.
CREATE SEQUENCE target_database_versions;

CREATE TABLE target_databases (
    name             text PRIMARY KEY,
    version          bigint      NOT NULL DEFAULT nextval('target_database_versions'),
    description      text,
    host             text        NOT NULL,
    port             integer     NOT NULL,
    database_name    text        NOT NULL,
    ssl_mode         text        NOT NULL,
    catalog_username text        NOT NULL,
    catalog_password text        NOT NULL,
    sandbox_username text        NOT NULL,
    sandbox_password text        NOT NULL,
    max_connections  integer     NOT NULL,
    hide             text[]      NOT NULL,
    sensitive        text[]      NOT NULL,
    created_by       text        NOT NULL,
    created_at       timestamptz NOT NULL,
    changed_by       text        NOT NULL,
    changed_at       timestamptz NOT NULL
);

-- How often the schema of a database, registered or configured, was said to have changed; a part of the keys of caches.
CREATE TABLE schema_epochs (
    database text PRIMARY KEY,
    epoch    bigint NOT NULL
);

-- The services read both tables when this channel speaks.
CREATE FUNCTION notify_of_databases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('parley_databases', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER target_databases_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON target_databases
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_databases();
CREATE TRIGGER schema_epochs_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON schema_epochs
    FOR EACH STATEMENT EXECUTE FUNCTION notify_of_databases();

-- For clarifier and tester, which may read these two tables of the application and nothing else.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley_registry') THEN
        GRANT SELECT ON target_databases, schema_epochs TO parley_registry;
    END IF;
END
$$;
