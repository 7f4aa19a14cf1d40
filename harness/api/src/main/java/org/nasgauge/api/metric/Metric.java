package org.nasgauge.api.metric;

import java.util.List;

/** A named quantity with its unit and the direction that is better. */
public record Metric(String name, Unit unit, Direction direction) {
    /** Share of images classified correctly, 0 to 100. */
    public static final Metric ACCURACY = new Metric("accuracy", Unit.PERCENT, Direction.MAXIMIZE);

    /** Mean cross-entropy per image. */
    public static final Metric LOSS = new Metric("loss", Unit.NATS, Direction.MINIMIZE);

    /** Seconds that one epoch of training took. */
    public static final Metric SECONDS = new Metric("seconds", Unit.SECONDS, Direction.MINIMIZE);

    /** Seconds of training from the start up to and with an epoch. */
    public static final Metric CUMULATIVE_SECONDS = new Metric("cumulative-seconds", Unit.SECONDS, Direction.MINIMIZE);

    /** Seconds that one evaluation of a trained network took: a forward pass over the images of a split. */
    public static final Metric EVALUATION_SECONDS = new Metric("evaluation-seconds", Unit.SECONDS, Direction.MINIMIZE);

    /** Trainable parameters of the whole network. */
    public static final Metric PARAMETERS = new Metric("parameters", Unit.COUNT, Direction.MINIMIZE);

    /** Multiply-accumulates of one forward pass, as the field counts FLOPs. */
    public static final Metric FLOPS = new Metric("flops", Unit.COUNT, Direction.MINIMIZE);

    private static final List<Metric> KNOWN = List.of(ACCURACY, LOSS, SECONDS, CUMULATIVE_SECONDS, PARAMETERS, FLOPS);

    /** How far a value may exceed a bound: files carry the noise of float sums. */
    private static final double NOISE = 1e-6;

    /** Those that the suite itself asks for by name: others are reported, and searched when a recipe names them. */
    public static List<Metric> known() {
        return KNOWN;
    }

    /**
     * Between which bounds a value of it lies: 0 to 100 for percentages that are maximized; from 0 on for errors, which
     * insertions take above 100 %, for the loss, for times, energies and counts; anything else for scores.
     */
    public Range range() {
        return switch (unit) {
            case PERCENT -> new Range(0, direction == Direction.MAXIMIZE ? 100 : Double.POSITIVE_INFINITY);
            case SECONDS, MILLISECONDS, MILLIJOULES, COUNT -> new Range(0, Double.POSITIVE_INFINITY);
            case NATS -> new Range(equals(LOSS) ? 0 : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            case SCORE -> new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        };
    }

    /** What no value exceeds, turned so that greater is better; infinite where there is no bound. */
    public double greatestScore() {
        return direction.score(direction == Direction.MAXIMIZE ? range().most() : range().least());
    }

    /** What no value falls below, turned so that greater is better; infinite where there is no bound. */
    public double leastScore() {
        return direction.score(direction == Direction.MAXIMIZE ? range().least() : range().most());
    }

    /** @throws IllegalArgumentException if the value is not finite, or outside the {@link #range} */
    public void requirePossible(double value) {
        if (!range().holds(value)) {
            throw new IllegalArgumentException(
                    value + " is no " + name + "; expected " + range() + ", in the unit " + unit.label());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric that
                && name.equals(that.name)
                && unit == that.unit
                && direction == that.direction;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Bounds, inclusive; infinite where there is none. */
    public record Range(double least, double most) {
        public boolean holds(double value) {
            return Double.isFinite(value) && value >= least && value <= most * (1 + NOISE);
        }

        /** As in {@code 0 to 100}, {@code 0 or more}, {@code a finite number}. */
        @Override
        public String toString() {
            if (least == Double.NEGATIVE_INFINITY) {
                return "a finite number";
            }
            String from = least == (long) least ? Long.toString((long) least) : Double.toString(least);
            String to = most == (long) most ? Long.toString((long) most) : Double.toString(most);
            return most == Double.POSITIVE_INFINITY ? from + " or more" : from + " to " + to;
        }
    }
}
