/**
 * The {@link dev.parley.gateway.failures.BugHunter}: from a SQLSTATE, an error code or an exception to its class, the
 * cause, what to do and whose it is; and which of them were seen.
 */
package dev.parley.gateway.failures;
