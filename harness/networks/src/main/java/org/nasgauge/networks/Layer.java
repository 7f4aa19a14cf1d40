package org.nasgauge.networks;

import static org.nasgauge.networks.Demands.alike;
import static org.nasgauge.networks.Demands.none;
import static org.nasgauge.networks.Demands.only;
import static org.nasgauge.networks.Demands.require;
import static org.nasgauge.networks.Demands.requireRate;

import java.util.List;

/**
 * What a node of a {@link Network} does with its inputs. Shapes are of one image; a batch runs through all layers side by
 * side, and only batch normalization looks across it.
 */
public sealed interface Layer
        permits Convolution,
                Pool,
                Layer.Image,
                Layer.Zero,
                Layer.BatchNormalization,
                Layer.Activation,
                Layer.Sum,
                Layer.WeightedSum,
                Layer.Choice,
                Layer.Concatenation,
                Layer.Slice,
                Layer.Shift,
                Layer.GlobalAveragePool,
                Layer.Linear,
                Layer.Dropout,
                Layer.PathDropping {
    /**
     * The shape of the output.
     *
     * @throws IllegalArgumentException if the layer does not take these inputs, saying why
     */
    FeatureShape output(List<FeatureShape> inputs);

    /** What is trained, in a fixed order, for inputs that the layer takes. */
    default List<Parameter> parameters(List<FeatureShape> inputs) {
        return List.of();
    }

    /** For one image. Convolutions and linear maps have them; all else counts as none, as the field counts. */
    default long multiplyAccumulates(List<FeatureShape> inputs, FeatureShape output) {
        return 0;
    }

    /** How often a bias is added, for one image; some benchmarks count these among the multiply-accumulates. */
    default long biasAdditions(FeatureShape output) {
        return 0;
    }

    /**
     * An array that is trained.
     *
     * @param name of a layer's: {@code weights}, {@code bias}, {@code scale}, {@code shift}; in a network that of the node
     *     comes before it, as in {@code stem.convolution.weights}
     * @param shape the extent of each dimension
     */
    record Parameter(String name, List<Integer> shape) {
        public Parameter {
            shape = List.copyOf(shape);
        }

        public long size() {
            long size = 1;
            for (int extent : shape) {
                size *= extent;
            }
            return size;
        }
    }

    /** The image that goes into the network: its first node, without inputs. */
    record Image(FeatureShape shape) implements Layer {
        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return none(inputs, shape);
        }
    }

    /** Zeros, where a cell connects nothing; without inputs. */
    record Zero(FeatureShape shape) implements Layer {
        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return none(inputs, shape);
        }
    }

    /**
     * Batch normalization (Ioffe and Szegedy, 2015) of each channel.
     *
     * @param affine whether a trained {@code scale} (from 1) and {@code shift} (from 0) for each channel follow
     * @param epsilon added to the variance
     * @param momentum the share of the way that the running moments go towards the batch's at each training step
     */
    record BatchNormalization(boolean affine, double epsilon, double momentum) implements Layer {
        /** Affine, epsilon 1e-5, momentum 0.1: PyTorch's defaults. */
        public static final BatchNormalization STANDARD = new BatchNormalization(true, 1e-5, 0.1);

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return only(inputs);
        }

        @Override
        public List<Parameter> parameters(List<FeatureShape> inputs) {
            if (!affine) {
                return List.of();
            }
            List<Integer> channels = List.of(only(inputs).channels());
            return List.of(new Parameter("scale", channels), new Parameter("shift", channels));
        }
    }

    /** A function of each element. */
    enum Activation implements Layer {
        /** max(x, 0) */
        RELU,
        /** min(max(x, 0), 6) */
        RELU6,
        /** 1 / (1 + exp(-x)) */
        SIGMOID,
        TANH,
        /** x · sigmoid(x) */
        SWISH;

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return only(inputs);
        }
    }

    /** Of two inputs or more of one shape, added up in their order. */
    record Sum() implements Layer {
        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return alike(inputs, 2);
        }
    }

    /**
     * Of inputs of one shape, each multiplied by its entry of a vector that all sums of one mixture share: the mixed
     * operation of differentiable search. Whoever runs the network says what the vector is.
     *
     * @param mixture the name of the vector
     */
    record WeightedSum(String mixture) implements Layer {
        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return alike(inputs, 1);
        }
    }

    /**
     * One of its inputs, which have one shape: that of the choice which an architecture makes. A {@link Supernet} has such
     * nodes; a network that is run has none.
     *
     * @param decision of the search space, or of the {@link SupernetChoices} that the supernet has, from 0; the inputs stand in the
     *     order of its choices
     */
    record Choice(int decision) implements Layer {
        public Choice {
            require(decision >= 0, "decision", decision, "from 0");
        }

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return alike(inputs, 1);
        }
    }

    /** The channels of all inputs, which have one height and width, in their order. */
    record Concatenation() implements Layer {
        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            require(!inputs.isEmpty(), "inputs", 0, "from 1");
            int channels = 0;
            for (FeatureShape input : inputs) {
                if (!input.withChannels(1).equals(inputs.get(0).withChannels(1))) {
                    throw new IllegalArgumentException("inputs of several sizes: " + inputs);
                }
                channels += input.channels();
            }
            return inputs.get(0).withChannels(channels);
        }
    }

    /**
     * Some channels of the input.
     *
     * @param from the first, counted from 0
     * @param to the first that is left out again
     */
    record Slice(int from, int to) implements Layer {
        public Slice {
            require(from >= 0, "first channel", from, "from 0");
            require(to > from, "end of the channels", to, "after the first");
        }

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            FeatureShape input = only(inputs);
            require(to <= input.channels(), "end of the channels", to, "within the input's channels");
            return input.withChannels(to - from);
        }
    }

    /**
     * The input moved up and to the left, with zeros at the far ends: one half of a factorised reduction reads it so.
     *
     * @param rows how far up, in pixels
     * @param columns how far to the left
     */
    record Shift(int rows, int columns) implements Layer {
        public Shift {
            require(rows >= 0, "rows", rows, "from 0");
            require(columns >= 0, "columns", columns, "from 0");
        }

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return only(inputs);
        }
    }

    /** The mean over all pixels: a vector. */
    record GlobalAveragePool() implements Layer {
        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return only(inputs).withSize(1, 1);
        }
    }

    /**
     * A linear map of a vector. Weights: inputs, outputs.
     *
     * @param channels how many numbers come out
     */
    record Linear(int channels, boolean bias) implements Layer {
        public Linear {
            require(channels >= 1, "channels", channels, "from 1");
        }

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            FeatureShape input = only(inputs);
            if (input.pixels() != 1) {
                throw new IllegalArgumentException("a linear map takes a vector, not " + input);
            }
            return input.withChannels(channels);
        }

        @Override
        public List<Parameter> parameters(List<FeatureShape> inputs) {
            Parameter weights = new Parameter("weights", List.of(only(inputs).channels(), channels));
            return bias ? List.of(weights, new Parameter("bias", List.of(channels))) : List.of(weights);
        }

        @Override
        public long multiplyAccumulates(List<FeatureShape> inputs, FeatureShape output) {
            return (long) only(inputs).channels() * channels;
        }

        @Override
        public long biasAdditions(FeatureShape output) {
            return bias ? channels : 0;
        }
    }

    /**
     * In training sets each element to zero by itself and divides the others by the share that is kept.
     *
     * @param rate how likely an element is dropped, in [0, 1)
     */
    record Dropout(double rate) implements Layer {
        public Dropout {
            requireRate(rate);
        }

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return only(inputs);
        }
    }

    /**
     * In training sets all features of an image to zero, each image by itself, and divides the others by the share that is
     * kept (Zoph et al., 2018).
     *
     * @param rate how likely an image is dropped, in [0, 1)
     */
    record PathDropping(double rate) implements Layer {
        public PathDropping {
            requireRate(rate);
        }

        @Override
        public FeatureShape output(List<FeatureShape> inputs) {
            return only(inputs);
        }
    }
}
