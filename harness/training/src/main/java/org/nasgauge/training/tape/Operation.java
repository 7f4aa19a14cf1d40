package org.nasgauge.training.tape;

import java.util.List;

/**
 * One step of a network: its inputs and its output are bound when it is made. The backward pass takes the output's
 * gradient, adds to the inputs' and sets the parameters'.
 */
public abstract class Operation implements AutoCloseable {
    private final String name;
    private final List<Tensor> inputs;
    private final Tensor output;

    Operation(String name, List<Tensor> inputs, Shape output) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.output = new Tensor(name, output);
    }

    /** Unique on its tape; the output tensor has the same name. */
    public final String name() {
        return name;
    }

    public final List<Tensor> inputs() {
        return inputs;
    }

    public final Tensor output() {
        return output;
    }

    public List<Parameter> parameters() {
        return List.of();
    }

    /** Multiply-accumulates for one image: those of convolutions and linear maps; 0 for all else, as the field counts. */
    public long multiplyAccumulates() {
        return 0;
    }

    abstract void forward(Mode mode);

    abstract void backward();

    @Override
    public void close() {
        output.close();
        parameters().forEach(Parameter::close);
    }
}
