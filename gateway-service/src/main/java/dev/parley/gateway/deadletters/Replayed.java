package dev.parley.gateway.deadletters;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param place in the topic that it was put back to */
@Schema(name = "Replayed")
record Replayed(Place place) {}
