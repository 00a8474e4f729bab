/** What all operations have in common in the OpenAPI document. */
package dev.parley.gateway.openapi;
