package org.nasgauge.hardware.energy;

import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * What work takes beyond what the machine takes when it idles: energy during the work, and the idle power before and after
 * it, which are both stated. Of whole processor packages; others' work on them counts too.
 *
 * @param seconds that the work lasted
 * @param joules that the packages took during it
 * @param idleWattsBefore of the packages
 * @param idleWattsAfter of the packages
 */
public record EnergyMeasurement(double seconds, double joules, double idleWattsBefore, double idleWattsAfter) {
    private static final double LEAST_SECONDS = 0.1;
    private static final int MOST_POLLS = 1_000_000;

    /** Joules from any beginning, as {@link EnergyCounters#joules} gives them. */
    @FunctionalInterface
    public interface Reading {
        double joules() throws IOException;
    }

    public EnergyMeasurement {
        if (!(seconds >= LEAST_SECONDS)) {
            throw new IllegalArgumentException(
                    "the counters are too coarse for " + seconds + " s of work: it takes " + LEAST_SECONDS + " s");
        }
    }

    /** The energy of the work alone, against the mean of both idle powers; noise can make it negative. */
    public double joulesAboveIdle() {
        return joules - seconds * (idleWattsBefore + idleWattsAfter) / 2;
    }

    /**
     * @param work of a tenth of a second to a minute
     * @param idle does nothing, for a second or so
     * @param nanoseconds a clock
     * @throws IOException if a counter cannot be read any more, or stands still
     */
    public static EnergyMeasurement of(Runnable work, Runnable idle, Reading energy, LongSupplier nanoseconds)
            throws IOException {
        Span before = Span.of(idle, energy, nanoseconds);
        Span during = Span.of(work, energy, nanoseconds);
        Span after = Span.of(idle, energy, nanoseconds);
        return new EnergyMeasurement(during.seconds, during.joules, before.watts(), after.watts());
    }

    private record Span(double seconds, double joules) {
        /** From a change of the counters to the first change after the work, as they change only now and then. */
        static Span of(Runnable work, Reading energy, LongSupplier nanoseconds) throws IOException {
            double joulesBefore = changed(energy);
            long begin = nanoseconds.getAsLong();
            work.run();
            double joulesAfter = changed(energy);
            return new Span((nanoseconds.getAsLong() - begin) * 1e-9, joulesAfter - joulesBefore);
        }

        private static double changed(Reading energy) throws IOException {
            double first = energy.joules();
            for (int poll = 0; poll < MOST_POLLS; poll++) {
                double now = energy.joules();
                if (now != first) {
                    return now;
                }
            }
            throw new IOException("the energy counters stand still");
        }

        double watts() {
            return joules / seconds;
        }
    }
}
