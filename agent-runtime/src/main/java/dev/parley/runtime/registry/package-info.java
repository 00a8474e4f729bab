/**
 * Databases that were registered at run time: rows of the application's table {@code target_databases}, which the gateway
 * writes and each service follows. Passwords in it are sealed.
 */
package dev.parley.runtime.registry;
