package org.nasgauge.tape;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An activation of the network and, after a backward pass, the gradient of the loss by it. Both stay valid until the
 * next pass overwrites them.
 */
public final class Tensor implements AutoCloseable {
    private final String name;
    private final Shape shape;
    private final Floats value;
    private final Floats gradient;
    private boolean reached;

    Tensor(String name, Shape shape) {
        this.name = name;
        this.shape = shape;
        long[] extents = {shape.batch(), shape.height(), shape.width(), shape.channels()};
        this.value = new Floats(extents);
        this.gradient = new Floats(extents);
    }

    public String name() {
        return name;
    }

    public Shape shape() {
        return shape;
    }

    public Floats value() {
        return value;
    }

    public Floats gradient() {
        return gradient;
    }

    /** Whether the last backward pass came here; if not, the gradient is zero whatever the buffer holds. */
    public boolean reached() {
        return reached;
    }

    void forgetGradient() {
        reached = false;
    }

    /** True for the first consumer in a backward pass, which sets the gradient; all others add to it. */
    public boolean claimGradient() {
        boolean first = !reached;
        reached = true;
        return first;
    }

    INDArray array() {
        return value.array();
    }

    @Override
    public void close() {
        value.close();
        gradient.close();
    }

    @Override
    public String toString() {
        return name + " " + shape;
    }
}
