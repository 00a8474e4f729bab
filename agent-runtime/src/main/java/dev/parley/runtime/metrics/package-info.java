/** What all meters of a service have in common. */
package dev.parley.runtime.metrics;
