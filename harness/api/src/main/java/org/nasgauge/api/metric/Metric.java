package org.nasgauge.api.metric;

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

    /** Trainable parameters of the whole network. */
    public static final Metric PARAMETERS = new Metric("parameters", Unit.COUNT, Direction.MINIMIZE);

    /** Multiply-accumulates of one forward pass, as the field counts FLOPs. */
    public static final Metric FLOPS = new Metric("flops", Unit.COUNT, Direction.MINIMIZE);
}
