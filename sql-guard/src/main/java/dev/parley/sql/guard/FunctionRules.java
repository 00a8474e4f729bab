package dev.parley.sql.guard;

import dev.parley.sql.guard.Routine.Volatility;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which functions a read may call. */
public final class FunctionRules {

    /** They change nothing but what they return. */
    private static final Set<String> HARMLESS_VOLATILE = Set.of(
            "random",
            "random_normal",
            "clock_timestamp",
            "timeofday",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "array_sample",
            "array_shuffle",
            "bernoulli",
            "system");

    /** Of PostgreSQL's {@code pg_…} functions, those that look at their argument only. */
    private static final Set<String> HARMLESS_SYSTEM = Set.of(
            "pg_typeof",
            "pg_column_size",
            "pg_size_pretty",
            "pg_size_bytes",
            "pg_collation_for",
            "pg_input_is_valid",
            "pg_input_error_info");

    /**
     * Not volatile, and yet no part of an analysis: the catalog, settings, the server, other sessions, transactions, or SQL
     * and tables named by a text.
     */
    private static final Pattern BEYOND_DATA = Pattern.compile(
            // XPath in libxml cannot be interrupted: one expression held a backend for minutes, whatever the limits
            "xpath.*|xmlexists|format_type|acl.*|makeaclitem|satisfies_hash_partition|"
                    + "pg_.*|has_.*_privilege|.*_to_xml(schema|_and_xmlschema)?|current_setting|txid_.*|inet_(client|server)_.*"
                    + "|(col|obj|shobj)_description|to_reg.*|row_security_active|mxid_age|getpgusername"
                    + "|lo_.*|loread|lowrite|.*_validator|.*_typanalyze|current_query");

    private static final String INTERNAL = "is for PostgreSQL's own use";

    private static final Set<String> TRUSTED_LANGUAGES = Set.of("internal", "c", "sql", "plpgsql", "plperl", "pltcl");

    /** They run SQL from text, read files, other servers, or pages of tables. */
    private static final Set<String> REFUSED_EXTENSIONS = Set.of(
            "dblink",
            "postgres_fdw",
            "file_fdw",
            "tablefunc",
            "xml2",
            "adminpack",
            "lo",
            "pageinspect",
            "pg_buffercache",
            "pg_freespacemap",
            "pg_prewarm",
            "pg_stat_statements",
            "pg_surgery",
            "pg_visibility",
            "pg_walinspect",
            "pgrowlocks",
            "pgstattuple",
            "sslinfo",
            "pg_cron",
            "http",
            "pg_net");

    /** Of a refused extension, those that only compute. */
    private static final Set<String> HARMLESS_OF_EXTENSIONS = Set.of("normal_rand");

    private FunctionRules() {}

    /** Why it must not run; empty when it may. */
    public static Optional<String> refusal(Routine routine) {
        if (routine.kind() == Routine.Kind.PROCEDURE) {
            return Optional.of("is a procedure");
        }
        return routine.isOwn() ? refusalOfOwn(routine) : refusalOfOthers(routine);
    }

    private static Optional<String> refusalOfOwn(Routine routine) {
        if (HARMLESS_SYSTEM.contains(routine.name()) || HARMLESS_VOLATILE.contains(routine.name())) {
            return Optional.empty();
        }
        if (routine.internal()) {
            return Optional.of(INTERNAL);
        }
        if (BEYOND_DATA.matcher(routine.name()).matches()) {
            return Optional.of("reads or does more than the data of a query");
        }
        return routine.volatility() == Volatility.VOLATILE
                ? Optional.of("may change something: it is volatile")
                : Optional.empty();
    }

    private static Optional<String> refusalOfOthers(Routine routine) {
        if (routine.internal()) {
            return Optional.of(INTERNAL);
        }
        if (routine.securityDefiner()) {
            return Optional.of("runs with the rights of its owner (SECURITY DEFINER)");
        }
        if (routine.volatility() == Volatility.VOLATILE && !HARMLESS_OF_EXTENSIONS.contains(routine.name())) {
            return Optional.of("may change something: it is volatile");
        }
        if (!TRUSTED_LANGUAGES.contains(routine.language())) {
            return Optional.of("is written in the untrusted language " + routine.language());
        }
        boolean refusedExtension = routine.extension() != null
                && REFUSED_EXTENSIONS.contains(routine.extension())
                && !HARMLESS_OF_EXTENSIONS.contains(routine.name());
        if (refusedExtension) {
            return Optional.of("belongs to the extension " + routine.extension() + ", which reaches beyond the data");
        }
        return routine.harmlessInside()
                ? Optional.empty()
                : Optional.of("calls what must not run, or runs SQL that is not known before");
    }
}
