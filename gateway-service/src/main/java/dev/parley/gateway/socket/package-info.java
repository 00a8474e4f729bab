/**
 * The WebSocket {@code /ws}: what REST and SSE do, over one connection. The {@link dev.parley.gateway.socket.Handshake}
 * judges who comes in, a {@link dev.parley.gateway.socket.SocketSession} bounds what waits in both directions, the {@link
 * dev.parley.gateway.socket.Conversation} does what is said.
 */
package dev.parley.gateway.socket;
