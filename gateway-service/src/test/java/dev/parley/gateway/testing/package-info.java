/** What the tests of this service share. */
package dev.parley.gateway.testing;
