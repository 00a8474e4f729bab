/** The application's own database. */
package dev.parley.gateway.storage;
