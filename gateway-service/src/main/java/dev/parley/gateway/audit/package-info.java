/**
 * Who did what, and what came of it. The {@link dev.parley.gateway.audit.SecurityAuditor} writes the rows of a task in
 * the transaction that moves it, so that none is lost and none is double; the acts of administrators before they are
 * answered; and what is refused at the door from a bounded queue, off the request's path.
 *
 * <p>A reader must not assume that every refusal at the door has a row: over a rate, or with the database away for long,
 * they are only counted ({@code parley.audit.dropped}).
 */
package dev.parley.gateway.audit;
