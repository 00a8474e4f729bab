package dev.parley.gateway.watch;

import java.time.Instant;

/** Something that watchers see. It holds no row of a result and no credential. */
public sealed interface Observation permits TaskStep, Refusal, Breakdown, Notice {

    Instant at();
}
