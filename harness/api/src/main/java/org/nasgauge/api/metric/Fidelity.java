package org.nasgauge.api.metric;

import java.util.Comparator;

/**
 * How far a training went, and on which schedule: epoch 12 of a learning-rate schedule of 200 epochs is another thing
 * than the end of a schedule of 12. Written {@code 12/200}, or {@code 200} for the end of a schedule.
 *
 * @param epoch epochs done, from 1 to {@code schedule}
 * @param schedule epochs that the whole schedule has
 */
public record Fidelity(int epoch, int schedule) implements Comparable<Fidelity> {
    private static final Comparator<Fidelity> ORDER =
            Comparator.comparingInt(Fidelity::schedule).thenComparingInt(Fidelity::epoch);

    public Fidelity {
        if (epoch < 1 || epoch > schedule) {
            throw new IllegalArgumentException("epoch " + epoch + " is not on a schedule of " + schedule + " epochs");
        }
    }

    /** The end of a schedule. */
    public static Fidelity full(int schedule) {
        return new Fidelity(schedule, schedule);
    }

    /**
     * Reads {@code 12/200} or {@code 200}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Fidelity parse(String text) {
        try {
            int slash = text.indexOf('/');
            return slash < 0
                    ? full(Integer.parseInt(text.strip()))
                    : new Fidelity(
                            Integer.parseInt(text.substring(0, slash).strip()),
                            Integer.parseInt(text.substring(slash + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no fidelity; write 12/200 or 200", e);
        }
    }

    public boolean isFull() {
        return epoch == schedule;
    }

    /** By schedule, then by epoch. */
    @Override
    public int compareTo(Fidelity other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return isFull() ? Integer.toString(schedule) : epoch + "/" + schedule;
    }
}
