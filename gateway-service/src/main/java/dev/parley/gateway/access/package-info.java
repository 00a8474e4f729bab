/** Who may ask which database. What one may not ask is to them as if it were not there. */
package dev.parley.gateway.access;
