package dev.parley.gateway.watch;

/** How much a finding matters; the worst last. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
