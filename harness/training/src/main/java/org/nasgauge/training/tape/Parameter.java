package org.nasgauge.training.tape;

/** What training changes: weights with their gradient. */
public final class Parameter implements AutoCloseable {
    private final String name;
    private final Floats value;
    private final Floats gradient;

    Parameter(String name, long... shape) {
        this.name = name;
        this.value = new Floats(shape);
        this.gradient = new Floats(shape);
    }

    public String name() {
        return name;
    }

    public Floats value() {
        return value;
    }

    /** The gradient of the last backward pass that reached the operation; zero before the first. */
    public Floats gradient() {
        return gradient;
    }

    public int size() {
        return value.length();
    }

    @Override
    public void close() {
        value.close();
        gradient.close();
    }

    @Override
    public String toString() {
        return name + "[" + size() + "]";
    }
}
