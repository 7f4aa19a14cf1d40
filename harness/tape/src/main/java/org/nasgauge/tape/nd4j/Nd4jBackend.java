package org.nasgauge.tape.nd4j;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.Backend;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RunningMoments;
import org.nasgauge.tape.Shape;
import org.nasgauge.tape.Tensor;

/**
 * Native memory, channels last; convolutions, matrix products and pooling are ND4J's, what only streams over memory is
 * plain loops. The fastest for large networks. The same bits on one kind of machine.
 */
public final class Nd4jBackend implements Backend {
    /** @throws org.nasgauge.api.error.UserError if the native library cannot be loaded */
    public Nd4jBackend() {
        NativeLibrary.load();
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public SortedMap<String, String> environment() {
        return NativeLibrary.environment();
    }

    @Override
    public void enter() {
        NativeLibrary.useOneThread();
    }

    @Override
    public Floats activations(Shape shape) {
        return new NativeFloats(shape.batch(), shape.height(), shape.width(), shape.channels());
    }

    @Override
    public Floats parameters(long... shape) {
        return new NativeFloats(shape);
    }

    @Override
    public Operation convolution(
            String name,
            Tensor x,
            org.nasgauge.networks.Convolution layer,
            Parameter weights,
            Optional<Parameter> bias) {
        return new Convolution(name, x, layer, weights, bias);
    }

    @Override
    public Operation linear(String name, Tensor x, Parameter weights, Optional<Parameter> bias) {
        return new Linear(name, x, weights, bias);
    }

    @Override
    public Operation batchNormalization(
            String name, Tensor x, Layer.BatchNormalization layer, Optional<Affine> affine, RunningMoments running) {
        return new BatchNormalization(name, x, layer, affine, running);
    }

    @Override
    public Operation rectifier(String name, Tensor x) {
        return new Rectifier(name, x);
    }

    @Override
    public Operation sum(String name, List<Tensor> terms) {
        return new Sum(name, terms);
    }

    @Override
    public Operation averagePool(String name, Tensor x, Pool layer) {
        return new AveragePool(name, x, layer);
    }

    @Override
    public Operation globalAveragePool(String name, Tensor x) {
        return new GlobalAveragePool(name, x);
    }
}
