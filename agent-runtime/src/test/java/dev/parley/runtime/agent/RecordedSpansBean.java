package dev.parley.runtime.agent;

import dev.parley.runtime.testing.RecordedSpans;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** The spans of this module's tests. */
@Singleton
@Unremovable
class RecordedSpansBean extends RecordedSpans {}
