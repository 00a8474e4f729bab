/**
 * Live events of tasks. What is shown always comes from the event rows, so that a client misses nothing; signals (in this
 * process, and over Redis from other gateways) only say when to look. One reader looks for all who watch ({@link
 * dev.parley.gateway.streaming.TaskFeed}); each client has a bounded buffer ({@link dev.parley.gateway.streaming.Outlet}),
 * and one that does not keep up is dropped, for it can resume.
 */
package dev.parley.gateway.streaming;
