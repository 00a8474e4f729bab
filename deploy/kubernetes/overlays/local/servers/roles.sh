#!/bin/sh
# Roles and databases, when PostgreSQL's folder is made. The application's own, and the demo shop with a role that reads its
# catalog, one that reads its rows, and the owner that loads them.
set -eu
psql -X -q -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres << 'SQL'
\getenv app PARLEY_APP_PASSWORD
\getenv registry PARLEY_REGISTRY_PASSWORD
\getenv owner DEMO_OWNER_PASSWORD
\getenv catalog DEMO_CATALOG_PASSWORD
\getenv sandbox DEMO_SANDBOX_PASSWORD

CREATE ROLE parley_app LOGIN NOINHERIT PASSWORD :'app';
CREATE ROLE parley_registry LOGIN NOINHERIT CONNECTION LIMIT 20 PASSWORD :'registry';
CREATE ROLE demo_owner LOGIN NOINHERIT PASSWORD :'owner';
CREATE ROLE demo_catalog LOGIN NOINHERIT CONNECTION LIMIT 40 PASSWORD :'catalog';
CREATE ROLE demo_sandbox LOGIN NOINHERIT CONNECTION LIMIT 40 PASSWORD :'sandbox';
ALTER ROLE parley_registry SET default_transaction_read_only = on;
ALTER ROLE parley_registry SET statement_timeout = '5s';
ALTER ROLE demo_catalog SET default_transaction_read_only = on;
ALTER ROLE demo_catalog SET statement_timeout = '15s';
ALTER ROLE demo_sandbox SET default_transaction_read_only = on;
ALTER ROLE demo_sandbox SET statement_timeout = '30s';
ALTER ROLE demo_sandbox SET lock_timeout = '2s';
ALTER ROLE demo_sandbox SET temp_file_limit = '256MB';
ALTER ROLE demo_sandbox SET work_mem = '16MB';

CREATE DATABASE parley OWNER parley_app;
CREATE DATABASE demo OWNER demo_owner;
REVOKE ALL ON DATABASE parley, demo, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE parley TO parley_registry;
GRANT CONNECT ON DATABASE demo TO demo_catalog, demo_sandbox;

\connect demo
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO demo_catalog, demo_sandbox;
ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner IN SCHEMA public GRANT SELECT ON TABLES TO demo_sandbox;
SQL
