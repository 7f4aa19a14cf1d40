package org.nasgauge.tape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;

/** Makes the operation of each layer, over the parameters of a tape. */
final class LayerOperations {
    private final Tape tape;
    private final ParameterSet parameters;
    private final Backend backend;

    LayerOperations(Tape tape) {
        this.tape = tape;
        this.parameters = tape.parameterSet();
        this.backend = parameters.backend();
    }

    /**
     * @param layer one that reads something
     * @param parametersOf whose name comes before those of the parameters
     */
    Operation of(String name, String parametersOf, Layer layer, List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        if (layer instanceof Convolution convolution) {
            Trained trained = trained(parametersOf, layer, inputs);
            return backend.convolution(name, x, convolution, trained.get("weights"), trained.find("bias"));
        } else if (layer instanceof Layer.BatchNormalization normalization) {
            return normalization(name, parametersOf, normalization, x);
        } else if (layer instanceof Layer.Activation activation) {
            return activation == Layer.Activation.RELU
                    ? backend.rectifier(name, x)
                    : new PointwiseActivation(name, x, activation);
        } else if (layer instanceof Pool pool) {
            return pool.kind() == Pool.Kind.MAX ? new MaxPool(name, x, pool) : backend.averagePool(name, x, pool);
        } else if (layer instanceof Layer.Sum) {
            return backend.sum(name, inputs);
        } else if (layer instanceof Layer.WeightedSum sum) {
            return backend.weightedSum(name, inputs, mixture(sum.mixture(), inputs.size()));
        } else if (layer instanceof Layer.Concatenation) {
            return new Concatenation(name, inputs);
        } else if (layer instanceof Layer.Slice slice) {
            return new Excerpt(name, x, 0, 0, slice.from(), layer.output(shapes(inputs)));
        } else if (layer instanceof Layer.Shift shift) {
            return new Excerpt(name, x, shift.rows(), shift.columns(), 0, layer.output(shapes(inputs)));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return backend.globalAveragePool(name, x);
        } else if (layer instanceof Layer.Linear) {
            Trained trained = trained(parametersOf, layer, inputs);
            return backend.linear(name, x, trained.get("weights"), trained.find("bias"));
        } else if (layer instanceof Layer.Dropout dropout) {
            return new Dropout(name, x, dropout.rate(), 1, parameters.stream(name));
        } else if (layer instanceof Layer.PathDropping dropping) {
            return new Dropout(name, x, dropping.rate(), x.shape().elementsEach(), parameters.stream(name));
        }
        throw new IllegalArgumentException(
                name + ": " + layer + (layer instanceof Layer.Choice ? " is not made" : " reads nothing"));
    }

    private Operation normalization(String name, String parametersOf, Layer.BatchNormalization layer, Tensor x) {
        Trained trained = trained(parametersOf, layer, List.of(x));
        Optional<Backend.Affine> affine = layer.affine()
                ? Optional.of(new Backend.Affine(trained.get("scale"), trained.get("shift")))
                : Optional.empty();
        return backend.batchNormalization(
                name,
                x,
                layer,
                affine,
                parameters.moments(parametersOf, x.shape().channels()));
    }

    /** What a layer trains, by the names that it gives. */
    private record Trained(Map<String, Parameter> byName) {
        Optional<Parameter> find(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        Parameter get(String name) {
            return find(name).orElseThrow();
        }
    }

    /** Scales begin at 1, all else at 0. */
    private Trained trained(String of, Layer layer, List<Tensor> inputs) {
        return new Trained(layer.parameters(shapes(inputs)).stream()
                .collect(Collectors.toMap(
                        Layer.Parameter::name,
                        needed -> tape.parameter(
                                of + "." + needed.name(),
                                needed.name().equals("scale") ? 1 : 0,
                                needed.shape().stream()
                                        .mapToLong(Integer::longValue)
                                        .toArray()))));
    }

    private static List<FeatureShape> shapes(List<Tensor> inputs) {
        return inputs.stream().map(input -> input.shape().features()).toList();
    }

    private Tensor mixture(String name, int terms) {
        Tensor known = tape.tensors().get(name);
        if (known != null) {
            return known;
        }
        Tensor made = tape.input(name, new Shape(1, 1, 1, terms));
        made.value().fill(1f / terms);
        return made;
    }
}
