/** Which agents are there, from what they announce on {@code parley.agents}. */
package dev.parley.gateway.agents;
