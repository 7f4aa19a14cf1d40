package org.nasgauge.hardware.profile;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one inference takes beside time: the mean over as many as last half a second, one at least. The processors' time is
 * that of the whole process, which Linux counts in hundredths of a second: with what the JIT and the collector took
 * meanwhile, and with all threads of a runtime. What is allocated is that of the calling thread, on the Java heap; a
 * runtime's own memory is no part of it.
 *
 * @param processorMilliseconds of all processors together; NaN where the system does not count it
 * @param allocatedBytes NaN likewise
 */
public record Consumption(double processorMilliseconds, double allocatedBytes) {
    private static final long LEAST_NANOSECONDS = 500_000_000;

    /** Counters, from any beginning; those that a system does not have are below 0. */
    public interface Meter {
        long nanoseconds();

        long processorNanoseconds();

        /** Of the calling thread. */
        long allocatedBytes();
    }

    /** Those of this process. */
    public static final class OfThisProcess implements Meter {
        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

        @Override
        public long nanoseconds() {
            return System.nanoTime();
        }

        @Override
        public long processorNanoseconds() {
            return system.getProcessCpuTime();
        }

        @Override
        public long allocatedBytes() {
            return threads.isThreadAllocatedMemorySupported() ? threads.getCurrentThreadAllocatedBytes() : -1;
        }
    }

    static Consumption of(Runnable inference, Meter meter) {
        long begin = meter.nanoseconds();
        long processor = meter.processorNanoseconds();
        long allocated = meter.allocatedBytes();
        int inferences = 0;
        do {
            inference.run();
            inferences++;
        } while (meter.nanoseconds() - begin < LEAST_NANOSECONDS);
        return new Consumption(
                mean(processor, meter.processorNanoseconds(), inferences) * 1e-6,
                mean(allocated, meter.allocatedBytes(), inferences));
    }

    private static double mean(long before, long after, int inferences) {
        return before < 0 ? Double.NaN : (after - before) / (double) inferences;
    }
}
