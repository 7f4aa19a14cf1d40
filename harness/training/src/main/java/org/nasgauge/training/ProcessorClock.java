package org.nasgauge.training;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of the current thread, on which a training spends all its work: what it costs on an idle core, whatever
 * else the machine does. Where the JVM cannot measure it, the time that passes.
 */
final class ProcessorClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean measured = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();

    long nanoseconds() {
        return measured ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
