package dev.parley.embedded;

import dev.parley.embedded.Progress.State;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs the steps of a start, several at once, and tells how they go. */
final class Steps {

    private final Consumer<Progress> listener;
    private boolean failed;

    Steps(Consumer<Progress> listener) {
        this.listener = listener;
    }

    /** A step's work; what it returns is shown as its detail. */
    interface Work {
        String run() throws Exception;
    }

    void run(String name, Work work) {
        long began = System.nanoTime();
        tell(name, State.STARTED, began, "");
        try {
            String detail = work.run();
            tell(name, State.DONE, began, detail);
        } catch (Exception e) {
            tell(name, State.FAILED, began, String.valueOf(e.getMessage()));
            throw e instanceof StackException known ? known : new StackException(name + ": " + e.getMessage(), e);
        }
    }

    /** Returns when all are done, or fails as soon as one does; the others are then interrupted. */
    void together(List<Runnable> tasks) {
        ExecutorService threads = Executors.newCachedThreadPool(
                task -> Thread.ofPlatform().daemon().name("stack-start").unstarted(task));
        try {
            CompletionService<Void> running = new ExecutorCompletionService<>(threads);
            for (Runnable task : tasks) {
                Callable<Void> call = () -> {
                    task.run();
                    return null;
                };
                running.submit(call);
            }
            for (int done = 0; done < tasks.size(); done++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException known
                    ? known
                    : new StackException(String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while starting.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** After one failure the others fail because everything is being ended; that is no news. */
    private synchronized void tell(String name, State state, long began, String detail) {
        if (failed) {
            return;
        }
        failed = state == State.FAILED;
        listener.accept(new Progress(name, state, (System.nanoTime() - began) / 1_000_000, detail));
    }
}
