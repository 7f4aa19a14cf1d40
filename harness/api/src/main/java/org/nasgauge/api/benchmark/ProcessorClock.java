package org.nasgauge.api.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of the current thread, on which a training or an estimate spends all its work: what it costs on an idle core, whatever
 * else the machine does. Where the JVM cannot measure it, the time that passes.
 */
public final class ProcessorClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean measured = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();

    /** From a moment that is always the same. */
    public long nanoseconds() {
        return measured ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** The same in seconds. */
    public double seconds() {
        return nanoseconds() / 1e9;
    }
}
