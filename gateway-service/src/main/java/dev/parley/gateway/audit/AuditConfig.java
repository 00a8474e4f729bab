package dev.parley.gateway.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The audit: how long it is kept, and what refusals at the door may take. */
@ConfigMapping(prefix = "parley.audit")
public interface AuditConfig {

    /** How long a row is kept. */
    @WithDefault("365d")
    Duration keep();

    /** Refusals at the door that may wait to be written; what comes on top is counted only. */
    @WithDefault("1000")
    int queue();

    /** Refusals at the door that get a row in one second, so that nobody can fill the database by being refused. */
    @WithDefault("50")
    int refusalsPerSecond();

    /** Those of one principal among them; all who are not authenticated are one principal. */
    @WithDefault("10")
    int refusalsPerPrincipal();

    /** How long reading a page of the audit may take; then it is stopped, with a word on how to ask for less. */
    @WithDefault("10s")
    Duration readLimit();

    /** From how many refusals of one principal by one layer within an hour on the auditor calls it a finding. */
    @WithDefault("10")
    int suspiciousRefusals();
}
