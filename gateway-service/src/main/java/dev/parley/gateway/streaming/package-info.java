/**
 * Live events of a task. What is shown always comes from the event rows, so that a client misses nothing and sees
 * nothing twice; signals (in this process, and over Redis from other gateways) only say when to look.
 */
package dev.parley.gateway.streaming;
