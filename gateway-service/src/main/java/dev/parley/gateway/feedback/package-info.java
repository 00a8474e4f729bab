/**
 * What askers think of their answers: right, wrong, and how the SQL should have been. Whoever keeps knowledge reads it with
 * {@link dev.parley.gateway.feedback.FeedbackRepository}.
 */
package dev.parley.gateway.feedback;
