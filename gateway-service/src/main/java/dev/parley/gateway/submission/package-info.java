/** How questions come in and answers are fetched: REST under {@code /api/v1/query}, Kafka on {@code parley.queries}. */
package dev.parley.gateway.submission;
