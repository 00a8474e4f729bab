/**
 * A cache in two levels: this process (Caffeine) over Redis. It only makes things faster; nothing may depend on it for
 * being right, and with Redis away every value is computed.
 */
package dev.parley.runtime.cache;
