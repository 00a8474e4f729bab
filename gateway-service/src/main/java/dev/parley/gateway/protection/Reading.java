package dev.parley.gateway.protection;

/**
 * What meters say.
 *
 * @param tightest place in the list of the meter with the least room
 * @param roomMicros how far it is from its limit, after this request; before it when it was refused
 * @param waitMicros 0 when the request was let through
 */
record Reading(int tightest, long roomMicros, long waitMicros) {}
