/**
 * What a service has around it, and whether that is there. Anybody may read it, so it holds names of parts and their state:
 * no address, no user, no message of an error.
 */
package dev.parley.runtime.health;
