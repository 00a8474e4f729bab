-- Code that does harm behind harmless names, as databases have it; run by the superuser.
CREATE SCHEMA secret;
CREATE TABLE secret.salaries (name text, amount int);
INSERT INTO secret.salaries VALUES ('boss', 1000000);
CREATE VIEW secret.lookup AS SELECT * FROM secret.salaries;
CREATE FUNCTION secret.peek() RETURNS text LANGUAGE sql STABLE AS 'SELECT ''x''';

CREATE TABLE public.trap_log (at timestamptz DEFAULT clock_timestamp());

CREATE FUNCTION public.trap_reveal() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT rolpassword FROM pg_authid WHERE rolname = ''demo_owner''';
CREATE FUNCTION public.trap_stable() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT name FROM secret.salaries';
CREATE FUNCTION public.trap_row(public.brands) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT name FROM secret.salaries';
CREATE FUNCTION public.trap_writes() RETURNS int LANGUAGE sql VOLATILE SECURITY DEFINER
    AS 'INSERT INTO public.trap_log DEFAULT VALUES RETURNING 1';
CREATE FUNCTION public.trap_writes(int) RETURNS int LANGUAGE plpgsql VOLATILE
    AS 'BEGIN INSERT INTO public.trap_log DEFAULT VALUES; RETURN $1; END';
CREATE FUNCTION public.trap_fine(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE PROCEDURE public.trap_procedure() LANGUAGE sql AS 'DELETE FROM public.tags';

CREATE FUNCTION public.trap_operator(int, int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT count(*) > 0 FROM secret.salaries';
CREATE OPERATOR public.@!@ (LEFTARG = int, RIGHTARG = int, FUNCTION = public.trap_operator);

CREATE FUNCTION public.trap_add(int, int) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT max(amount) FROM secret.salaries';
CREATE AGGREGATE public.trap_sum(int) (SFUNC = public.trap_add, STYPE = int, INITCOND = '0');

CREATE FUNCTION public.trap_check(text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT true FROM secret.salaries';
CREATE DOMAIN public.trap_domain AS text CHECK (public.trap_check(VALUE));
CREATE DOMAIN public.trap_domain2 AS public.trap_domain;

CREATE TYPE public.trap_cast AS (x int);
CREATE FUNCTION public.trap_to_cast(int) RETURNS public.trap_cast LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT ROW(max(amount))::public.trap_cast FROM secret.salaries';
CREATE CAST (int AS public.trap_cast) WITH FUNCTION public.trap_to_cast(int);

CREATE FUNCTION public.trap_int(int) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT name FROM secret.salaries';
CREATE FUNCTION public.trap_default(public.brands, int DEFAULT 1) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT name FROM secret.salaries';
CREATE TYPE public.trap_comp AS (x public.trap_domain);
CREATE TABLE public.trap_tab (id int, x public.trap_domain);
CREATE TYPE public.trap_range AS RANGE (SUBTYPE = public.trap_domain);
CREATE DOMAIN public.trap_setting AS text CHECK (set_config('statement_timeout', '0', false) IS NOT NULL);
CREATE FUNCTION public.trap_equal(text, int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT true FROM secret.salaries';
CREATE OPERATOR public.@#@ (LEFTARG = text, RIGHTARG = int, FUNCTION = public.trap_equal);
CREATE DOMAIN public.trap_compared AS text CHECK (VALUE @#@ 1);
CREATE FUNCTION public.trap_run(q text) RETURNS text LANGUAGE plpgsql STABLE
    AS 'DECLARE r text; BEGIN EXECUTE q INTO r; RETURN r; END';
CREATE FUNCTION public.trap_conf() RETURNS text LANGUAGE sql STABLE
    AS 'SELECT set_config(''statement_timeout'', ''0'', false)';
CREATE FUNCTION public.trap_body() RETURNS text LANGUAGE sql STABLE AS 'SELECT trap_reveal()';
CREATE FUNCTION public.trap_argument(text DEFAULT public.trap_reveal()) RETURNS text LANGUAGE sql IMMUTABLE
    AS 'SELECT $1';
CREATE FUNCTION public.trap_argument2(int, text DEFAULT set_config('a.b', 'c', false)) RETURNS text LANGUAGE sql IMMUTABLE
    AS 'SELECT $2';
