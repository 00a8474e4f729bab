/** Errors at the edge: RFC 9457 problem documents, and nothing that an outsider must not see. */
package dev.parley.gateway.problem;
