/** The databases that can be asked, and their schemas. */
package dev.parley.gateway.databases;
