/** What lists over REST have in common: how their parameters are read, and where the next page begins. */
package dev.parley.gateway.paging;
