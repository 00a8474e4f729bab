/** Questions to begin with, and how one that is being typed may go on. */
package dev.parley.gateway.completion;
