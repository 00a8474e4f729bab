/** The four services: the jar, the configuration file and the JVM of each, and whether it is ready. */
package dev.parley.embedded.services;
