package org.nasgauge.api.metric;

import java.util.Optional;

/**
 * How much was spent on a training: how far it went and on which schedule, since epoch 12 of a learning-rate schedule of 200
 * epochs is another thing than the end of a schedule of 12; and whether it had only part of the data, of the resolution, or
 * of the channels. Written {@code 12/200}, or {@code 200} for the end of a schedule; {@code 200@images=512/2048} with part
 * of the images.
 *
 * @param epoch epochs done, from 1 to {@code schedule}
 * @param schedule epochs that the whole schedule has
 * @param part in what else it is less than a full training
 */
public record Fidelity(int epoch, int schedule, Optional<Part> part) implements Comparable<Fidelity> {
    /**
     * @param of the setting of the trainer that is less, as {@code images}
     * @param taken from 1, less than {@code whole}
     * @param whole what the setting is in a full training
     */
    public record Part(String of, int taken, int whole) {
        public Part {
            if (taken < 1 || taken >= whole) {
                throw new IllegalArgumentException(taken + " is no part of " + whole + " " + of);
            }
        }

        @Override
        public String toString() {
            return of + "=" + taken + "/" + whole;
        }
    }

    public Fidelity {
        if (epoch < 1 || epoch > schedule) {
            throw new IllegalArgumentException("epoch " + epoch + " is not on a schedule of " + schedule + " epochs");
        }
    }

    /** Of a training with all data at full size. */
    public Fidelity(int epoch, int schedule) {
        this(epoch, schedule, Optional.empty());
    }

    /** The end of a schedule. */
    public static Fidelity full(int schedule) {
        return new Fidelity(schedule, schedule);
    }

    /** The same epochs with part of what a full training has. */
    public Fidelity with(Part less) {
        return new Fidelity(epoch, schedule, Optional.of(less));
    }

    /**
     * Reads {@code 12/200}, {@code 200} or {@code 200@images=512/2048}.
     *
     * @throws IllegalArgumentException if the text is none of them
     */
    public static Fidelity parse(String text) {
        try {
            int at = text.indexOf('@');
            if (at < 0) {
                return epochs(text);
            }
            int equals = text.indexOf('=', at);
            int slash = text.indexOf('/', at);
            if (equals < 0 || slash < equals) {
                throw new IllegalArgumentException("'" + text + "' is no fidelity; write 200@images=512/2048");
            }
            return epochs(text.substring(0, at))
                    .with(new Part(
                            text.substring(at + 1, equals).strip(),
                            number(text.substring(equals + 1, slash)),
                            number(text.substring(slash + 1))));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no fidelity; write 12/200 or 200", e);
        }
    }

    private static Fidelity epochs(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? full(number(text))
                : new Fidelity(number(text.substring(0, slash)), number(text.substring(slash + 1)));
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }

    /** Whether the training came to its end, with all data at full size. */
    public boolean isFull() {
        return epoch == schedule && part.isEmpty();
    }

    private double share() {
        return part.map(less -> (double) less.taken() / less.whole()).orElse(1.0);
    }

    /** What it has less of; empty for a full training. */
    private String less() {
        return part.map(Part::of).orElse("");
    }

    /** Full data and size after part of it; then by schedule, then by epoch. */
    @Override
    public int compareTo(Fidelity other) {
        int order = Double.compare(share(), other.share());
        if (order == 0) {
            order = less().compareTo(other.less());
        }
        if (order == 0) {
            order = Integer.compare(schedule, other.schedule);
        }
        return order == 0 ? Integer.compare(epoch, other.epoch) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fidelity that
                && epoch == that.epoch
                && schedule == that.schedule
                && part.equals(that.part);
    }

    @Override
    public int hashCode() {
        return 31 * schedule + epoch;
    }

    @Override
    public String toString() {
        String epochs = epoch == schedule ? Integer.toString(schedule) : epoch + "/" + schedule;
        return part.map(less -> epochs + "@" + less).orElse(epochs);
    }
}
