/**
 * Parley as a tool of other agents, over the Model Context Protocol at {@code /mcp}. Each call carries a token of its own and
 * may do what that token may do over REST, no more; a session gives nothing.
 */
package dev.parley.gateway.mcp;
