package org.nasgauge.tape;

/**
 * An activation of the network and, after a backward pass, the gradient of the loss by it. Both stay valid until the
 * next pass overwrites them.
 */
public final class Tensor implements AutoCloseable {
    private final String name;
    private final Shape shape;
    private final Backend backend;
    private final Floats value;
    private final Floats gradient;
    private final boolean isZero;
    private boolean wanted = true;
    private boolean reached;

    Tensor(String name, Shape shape, Backend backend) {
        this(name, shape, backend, false);
    }

    /** @param isZero whether nobody sets its values */
    Tensor(String name, Shape shape, Backend backend, boolean isZero) {
        this.name = name;
        this.shape = shape;
        this.backend = backend;
        this.value = backend.activations(shape);
        this.gradient = backend.gradients(shape);
        this.isZero = isZero;
    }

    public String name() {
        return name;
    }

    public Shape shape() {
        return shape;
    }

    Backend backend() {
        return backend;
    }

    public Floats value() {
        return value;
    }

    public Floats gradient() {
        return gradient;
    }

    /** Whether all values are zeros, whatever comes. */
    public boolean isZero() {
        return isZero;
    }

    /** Whether the backward pass needs the gradient; where it does not, an operation may leave it out. */
    public boolean isWanted() {
        return wanted;
    }

    /** Whether the last backward pass came here; if not, the gradient is zero whatever the buffer holds. */
    public boolean reached() {
        return reached;
    }

    /** A backward pass begins. */
    void begin(boolean isWanted) {
        wanted = isWanted;
        reached = false;
    }

    /** True for the first consumer in a backward pass, which sets the gradient; all others add to it. */
    public boolean claimGradient() {
        boolean first = !reached;
        reached = true;
        return first;
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
