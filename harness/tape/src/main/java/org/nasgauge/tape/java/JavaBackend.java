package org.nasgauge.tape.java;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * Plain Java loops: the same bits on every processor and JDK from 17, and no native library. The fastest at the few channels
 * and small images of the embedded tables.
 */
public final class JavaBackend implements Backend {
    private final Scratch scratch = new Scratch();
    private final Spare spare = new Spare();

    @Override
    public String name() {
        return "java";
    }

    @Override
    public SortedMap<String, String> environment() {
        return Collections.unmodifiableSortedMap(
                new TreeMap<>(Map.of("arithmetic", "Java, the same on every machine")));
    }

    @Override
    public void enter() {
        // a Java loop runs where it is called
    }

    @Override
    public Floats activations(Shape shape) {
        return new Rows(shape);
    }

    @Override
    public Floats gradients(Shape shape) {
        return new Rows(shape, spare);
    }

    @Override
    public Floats parameters(long... shape) {
        return new Flat(shape);
    }

    @Override
    public Operation convolution(
            String name,
            Tensor x,
            org.nasgauge.networks.Convolution layer,
            Parameter weights,
            Optional<Parameter> bias) {
        return new Convolution(name, x, layer, weights, bias, scratch);
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
    public Operation weightedSum(String name, List<Tensor> terms, Tensor weights) {
        return new WeightedSum(name, terms, weights);
    }

    @Override
    public Operation averagePool(String name, Tensor x, Pool layer) {
        return new AveragePool(name, x, layer, scratch);
    }

    @Override
    public Operation globalAveragePool(String name, Tensor x) {
        return new GlobalAveragePool(name, x);
    }
}
