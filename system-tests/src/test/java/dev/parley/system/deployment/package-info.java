/** Rules of {@code deploy/kubernetes} and of {@code docker-compose.yml}, held without a cluster. */
package dev.parley.system.deployment;
