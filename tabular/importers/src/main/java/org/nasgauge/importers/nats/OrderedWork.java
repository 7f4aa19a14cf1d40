package org.nasgauge.importers.nats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.nasgauge.api.error.UserError;

/**
 * Does work on all cores and takes the results in the order of submission, with a bounded number of them waiting.
 *
 * @param <T> what the work makes
 */
final class OrderedWork<T> implements AutoCloseable {
    private final ExecutorService executor;
    private final int mostWaiting;
    private final Consumer<T> sink;
    private final Deque<Future<T>> waiting = new ArrayDeque<>();

    OrderedWork(int threads, Consumer<T> sink) {
        this.executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "import");
            thread.setDaemon(true);
            return thread;
        });
        this.mostWaiting = 4 * threads;
        this.sink = sink;
    }

    /** Returns when there is room; hands over what is done. */
    void submit(Callable<T> work) {
        waiting.add(executor.submit(work));
        while (waiting.size() > mostWaiting) {
            takeOldest();
        }
    }

    /** Hands over the rest. */
    void finish() {
        while (!waiting.isEmpty()) {
            takeOldest();
        }
    }

    private void takeOldest() {
        try {
            sink.accept(waiting.remove().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.at("import", "was interrupted", "Run it again", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
