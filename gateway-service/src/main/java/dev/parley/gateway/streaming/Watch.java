package dev.parley.gateway.streaming;

/** Somebody who is told of events by the {@link TaskFeed} until this is closed, from any thread. */
public interface Watch extends AutoCloseable {

    @Override
    void close();
}
