package org.nasgauge.tape;

/** What training changes: weights with their gradient. Belongs to a {@link ParameterSet}. */
public final class Parameter {
    private final String name;
    private final long[] shape;
    private final Floats value;
    private final Floats gradient;
    private boolean wanted = true;
    private boolean reached;

    Parameter(String name, Backend backend, long... shape) {
        this.name = name;
        this.shape = shape.clone();
        this.value = backend.parameters(shape);
        this.gradient = backend.parameters(shape);
    }

    /** As in {@code stem.convolution.weights}; the last part says what it is: weights, bias, scale or shift. */
    public String name() {
        return name;
    }

    public Floats value() {
        return value;
    }

    /** The gradient of the last backward pass that reached the parameter; zero before the first. */
    public Floats gradient() {
        return gradient;
    }

    public int size() {
        return value.length();
    }

    /** The extent of each dimension. */
    public long[] shape() {
        return shape.clone();
    }

    /** Whether it is the weights of a convolution or linear map, not a bias, scale or shift. */
    public boolean isWeights() {
        return name.endsWith(".weights");
    }

    /** Whether the last backward pass over a tape with this parameter reached it. */
    public boolean reached() {
        return reached;
    }

    /** Whether the backward pass needs the gradient; where it does not, an operation may leave it out. */
    public boolean isWanted() {
        return wanted;
    }

    /** A backward pass begins. */
    void begin(boolean isWanted) {
        wanted = isWanted;
        reached = false;
    }

    /** Runs what overwrites the gradient; where operations share the parameter, what others of this pass gave is added. */
    public void accumulate(Runnable overwriting) {
        boolean first = !reached;
        reached = true;
        float[] before = first ? new float[0] : gradient.toArray();
        overwriting.run();
        for (int i = 0; i < before.length; i++) {
            gradient.set(i, gradient.get(i) + before[i]);
        }
    }

    void close() {
        value.close();
        gradient.close();
    }

    @Override
    public String toString() {
        return name + "[" + size() + "]";
    }
}
