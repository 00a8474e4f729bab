/** PostgreSQL: its binaries, its cluster, its databases and the roles in them. */
package dev.parley.embedded.postgres;
