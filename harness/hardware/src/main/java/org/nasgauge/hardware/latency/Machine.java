package org.nasgauge.hardware.latency;

/** What a measurement reads of the machine that it runs on. */
public interface Machine {
    /** A clock that never goes back, from any beginning. */
    long nanoseconds();

    Activity activity();

    /**
     * What else went on, counted from any beginning; what a machine does not tell stays 0.
     *
     * @param stolen processor time that a hypervisor gave to others, in any unit
     * @param processor all processor time, idle or not, in the same unit
     * @param throttled how often a quota stopped the process
     * @param compilation milliseconds that the JIT compiled
     */
    record Activity(long stolen, long processor, long throttled, long compilation) {}

    /**
     * What kept a round from being the machine's own.
     *
     * @param steal the share of the processors' time that a hypervisor took
     * @param throttled how often a quota stopped the process
     */
    record Disturbance(double steal, long throttled) implements Comparable<Disturbance> {
        static Disturbance between(Activity before, Activity after) {
            long processor = after.processor() - before.processor();
            return new Disturbance(
                    processor == 0 ? 0 : (after.stolen() - before.stolen()) / (double) processor,
                    after.throttled() - before.throttled());
        }

        @Override
        public int compareTo(Disturbance other) {
            int byQuota = Long.compare(throttled, other.throttled);
            return byQuota != 0 ? byQuota : Double.compare(steal, other.steal);
        }
    }
}
