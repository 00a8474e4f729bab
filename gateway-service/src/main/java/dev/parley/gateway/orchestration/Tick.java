package dev.parley.gateway.orchestration;

import dev.parley.model.message.Envelope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What is new at a step: the time, and an id for the message that it may send. An input, so that the step is pure. */
record Tick(Instant now, UUID messageId) {

    /** In microseconds, as the database keeps it. */
    static Tick of(Clock clock) {
        return new Tick(clock.instant().truncatedTo(ChronoUnit.MICROS), Envelope.newId());
    }
}
