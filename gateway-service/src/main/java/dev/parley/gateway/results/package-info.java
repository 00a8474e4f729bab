/** The rows of an answer, as JSON, NDJSON and CSV. */
package dev.parley.gateway.results;
