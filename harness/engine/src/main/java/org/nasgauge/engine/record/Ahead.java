package org.nasgauge.engine.record;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * What a function makes of each of many things, in their order. Idle threads work a few things ahead, so that the memory
 * that it takes is bounded; whoever waits for a thing that no thread has begun does it itself.
 */
final class Ahead<T, R> implements Iterator<R> {
    private static final int MOST = 2 * ForkJoinPool.getCommonPoolParallelism() + 2;

    private final Iterator<T> things;
    private final Function<T, R> function;
    private final Deque<FutureTask<R>> given = new ArrayDeque<>();

    /** @param things are asked for by the thread that asks for the results */
    Ahead(Iterator<T> things, Function<T, R> function) {
        this.things = things;
        this.function = function;
    }

    @Override
    public boolean hasNext() {
        return !given.isEmpty() || things.hasNext();
    }

    @Override
    public R next() {
        while (given.size() < MOST && things.hasNext()) {
            T thing = things.next();
            FutureTask<R> task = new FutureTask<>(() -> function.apply(thing));
            if (!given.isEmpty()) {
                offer(task);
            }
            given.add(task);
        }
        if (given.isEmpty()) {
            throw new NoSuchElementException();
        }
        FutureTask<R> first = given.remove();
        first.run(); // does nothing where another thread has begun it
        try {
            return first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while it waited for another thread");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Where all threads are busy they come to it late, and it does not stay in memory until then. */
    private static void offer(FutureTask<?> task) {
        WeakReference<FutureTask<?>> offered = new WeakReference<>(task);
        ForkJoinPool.commonPool().execute(() -> {
            FutureTask<?> wanted = offered.get();
            if (wanted != null) {
                wanted.run();
            }
        });
    }
}
