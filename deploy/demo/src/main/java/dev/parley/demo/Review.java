package dev.parley.demo;

import java.time.LocalDateTime;

/** A row of {@code reviews}. */
record Review(
        int id,
        int productId,
        int customerId,
        int rating,
        String title,
        String body,
        boolean verified,
        int helpfulVotes,
        LocalDateTime reviewedAt)
        implements Row {

    Review withId(int number) {
        return new Review(number, productId, customerId, rating, title, body, verified, helpfulVotes, reviewedAt);
    }
}
