package org.nasgauge.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {
    @Test
    void theResultsComeInTheOrderOfTheThings() {
        List<Integer> things = IntStream.range(0, 2000).boxed().toList();
        List<Integer> results = new ArrayList<>();
        new Ahead<>(things.iterator(), thing -> {
                    long sum = 0;
                    for (int i = 0; thing % 7 == 0 && i < 10_000; i++) {
                        sum += i;
                    }
                    return sum < 0 ? 0 : -thing;
                })
                .forEachRemaining(results::add);
        assertThat(results).isEqualTo(things.stream().map(thing -> -thing).toList());
    }

    /** As many as there are threads, twice, however many things there are. */
    @Test
    void fewThingsAreTakenBeforeTheirTime() {
        AtomicInteger taken = new AtomicInteger();
        Ahead<Integer, Integer> ahead = new Ahead<>(
                IntStream.range(0, 100_000)
                        .peek(thing -> taken.incrementAndGet())
                        .iterator(),
                thing -> thing);
        for (int used = 1; used < 500; used++) {
            ahead.next();
            assertThat(taken.get() - used).isLessThanOrEqualTo(2 * ForkJoinPool.getCommonPoolParallelism() + 2);
        }
    }

    /** While all threads are busy elsewhere, nothing that waits for them keeps a result. */
    @Test
    void whatIsUsedUpDoesNotStayInMemory() {
        AtomicBoolean isOver = new AtomicBoolean();
        for (int thread = 0; thread < ForkJoinPool.getCommonPoolParallelism(); thread++) {
            ForkJoinPool.commonPool().execute(() -> {
                while (!isOver.get()) {
                    LockSupport.parkNanos(100_000);
                }
            });
        }
        try {
            Ahead<Integer, byte[]> ahead = new Ahead<>(IntStream.range(0, 1000).iterator(), thing -> new byte[thing]);
            List<WeakReference<byte[]>> used = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                used.add(new WeakReference<>(ahead.next()));
            }
            System.gc();
            assertThat(used).allMatch(result -> result.get() == null);
        } finally {
            isOver.set(true);
        }
    }

    @Test
    void whatFailsSaysWhyWhenItsTurnComes() {
        Ahead<Integer, Integer> ahead = new Ahead<>(List.of(1, 0, 2).iterator(), thing -> 2 / thing);
        assertThat(ahead.next()).isEqualTo(2);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(ahead::next)
                .withCauseInstanceOf(ArithmeticException.class);
        assertThat(ahead.next()).isEqualTo(1);
        assertThat(ahead.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(ahead::next);
    }
}
