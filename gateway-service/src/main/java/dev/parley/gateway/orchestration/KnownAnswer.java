package dev.parley.gateway.orchestration;

import java.util.UUID;

/**
 * SQL that somebody vouches for.
 *
 * @param id of the verified query
 * @param question as it was verified
 * @param by who vouches for it
 */
public record KnownAnswer(UUID id, String question, String sql, String by) {}
