package dev.parley.gateway.watch;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a watcher makes of what it saw. */
@Schema(name = "Finding")
public record Finding(
        @Schema(examples = "PerformanceAnalyzer") String watcher,

        Severity severity,

        @Schema(description = "Kind of finding; a fixed set for each watcher", examples = "slow_statement")
        String kind,

        @Schema(description = "What it is about: a statement's fingerprint, a step, a class of failure, a principal")
        String subject,

        @Schema(description = "What was seen, as a sentence")
        String evidence,

        @Schema(description = "The figures behind the sentence")
        Map<String, Object> facts,

        @Schema(description = "What to do about it") String suggestedAct,

        Instant firstSeen,
        Instant lastSeen,

        @Schema(description = "How often it was seen") long count) {}
