package org.nasgauge.tape;

import java.util.List;

/**
 * One step of a network: its inputs and its output are bound when it is made. The backward pass takes the output's
 * gradient and carries it to inputs and parameters: whoever is the first in a pass to {@linkplain Tensor#claimGradient
 * claim} a gradient sets it, all others add to it. Any module may add operations.
 */
public abstract class Operation implements AutoCloseable {
    private final String name;
    private final List<Tensor> inputs;
    private final Tensor output;

    /**
     * @param inputs one or more, of one tape
     * @param output the shape of the tensor that it makes
     */
    protected Operation(String name, List<Tensor> inputs, Shape output) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.output = new Tensor(name, output, inputs.get(0).backend());
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

    /** What it trains. They belong to the {@link ParameterSet} that they come from. */
    public List<Parameter> parameters() {
        return List.of();
    }

    /** Multiply-accumulates for one image: those of convolutions and linear maps; 0 for all else, as the field counts. */
    public long multiplyAccumulates() {
        return 0;
    }

    /** Sets the output. */
    protected abstract void forward(Mode mode);

    /** Is called only if the output has a gradient, after everything that reads the output. */
    protected abstract void backward();

    /** Frees the output and what the operation has made for itself, not its parameters. Again: nothing. */
    @Override
    public void close() {
        output.close();
    }
}
