package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a word means in a database, as the gateway keeps it.
 *
 * @param owner the subject of whose it is
 * @param scope who it is for: me, team or all
 * @param learnt whether it is what its owner chose when Parley asked back
 * @param since the day that it was made or last changed
 * @param until the day that it ends; empty when it does not
 */
record Term(
        String id,
        String words,
        String meaning,
        String database,
        String owner,
        String scope,
        boolean learnt,
        String since,
        String until) {

    static Term of(JsonNode json) {
        return new Term(
                json.path("id").asText(),
                json.path("term").asText(),
                json.path("meaning").asText(),
                json.path("database").asText(),
                json.path("owner").asText(),
                json.path("scope").asText(),
                json.path("source").asText().equals("clarification"),
                day(json.path("updated_at").asText("")),
                day(json.path("expires_at").asText("")));
    }

    /** Whether it is theirs and for nobody else, so that nobody else misses it. */
    boolean isOnlyOf(String subject) {
        return owner.equals(subject) && scope.equals("me");
    }

    private static String day(String moment) {
        return moment.length() < 10 ? "" : moment.substring(0, 10);
    }
}
