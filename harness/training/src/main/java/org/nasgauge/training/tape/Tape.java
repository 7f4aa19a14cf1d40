package org.nasgauge.training.tape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations in the order in which they run. Holds native memory until closed; not safe for use by several threads,
 * but any number of tapes may run at once, each in its own.
 *
 * <pre>{@code
 * try (Tape tape = new Tape()) {
 *     Tensor image = tape.input("image", new Shape(64, 8, 8, 1));
 *     Tensor features = tape.record(new Convolution("stem", image, 3, 8));
 *     ...
 *     tape.forward(Mode.TRAINING);
 *     loss.scoreWithGradient(labels);
 *     tape.backward(logits);
 *     tape.tensor("stem").gradient();
 * }
 * }</pre>
 */
public final class Tape implements AutoCloseable {
    private final List<Operation> operations = new ArrayList<>();
    private final List<Tensor> sources = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private boolean closed;

    /** A tensor that the caller fills; zeros until then. */
    public Tensor input(String name, Shape shape) {
        Tensor input = new Tensor(name, shape);
        sources.add(input);
        register(input);
        return input;
    }

    /** Appends an operation whose inputs are on this tape already, and returns its output. */
    public Tensor record(Operation operation) {
        for (Tensor input : operation.inputs()) {
            if (tensors.get(input.name()) != input) {
                throw new IllegalArgumentException(operation.name() + " reads " + input + ", not on this tape");
            }
        }
        register(operation.output());
        operations.add(operation);
        operation.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        return operation.output();
    }

    private void register(Tensor tensor) {
        if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
            throw new IllegalArgumentException("two tensors with the name " + tensor.name());
        }
    }

    public void forward(Mode mode) {
        checkOpen();
        for (Operation operation : operations) {
            operation.forward(mode);
        }
    }

    /**
     * Carries the gradients of some tensors, which the caller has set, back through everything that they depend on.
     * Operations that no gradient comes to are passed over, and their parameters' gradients left as they were.
     */
    public void backward(Tensor... from) {
        checkOpen();
        tensors.values().forEach(Tensor::forgetGradient);
        for (Tensor tensor : from) {
            tensor.claimGradient();
        }
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (operations.get(i).output().reached()) {
                operations.get(i).backward();
            }
        }
    }

    /**
     * Takes over parameters and running moments from a tape of the same operations, whose batches may be of another size.
     */
    public void copyWeights(Tape from) {
        checkOpen();
        for (Parameter parameter : parameters.values()) {
            parameter.value().setAll(from.parameter(parameter.name()).value().toArray());
        }
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i) instanceof BatchNormalization normalization) {
                normalization.copyMoments((BatchNormalization) from.operations.get(i));
            }
        }
    }

    /** In the order in which they run. */
    public List<Operation> operations() {
        return Collections.unmodifiableList(operations);
    }

    /** By name, in the order of the operations. */
    public Map<String, Parameter> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** @throws IllegalArgumentException if there is none with this name */
    public Parameter parameter(String name) {
        return found(name, parameters);
    }

    /** @throws IllegalArgumentException if there is none with this name */
    public Tensor tensor(String name) {
        return found(name, tensors);
    }

    private static <T> T found(String name, Map<String, T> all) {
        T named = all.get(name);
        if (named == null) {
            throw new IllegalArgumentException("no " + name + " among " + all.keySet());
        }
        return named;
    }

    /** Trainable parameters in all. */
    public long parameterCount() {
        return parameters.values().stream().mapToLong(Parameter::size).sum();
    }

    /** For one image. */
    public long multiplyAccumulates() {
        return operations.stream().mapToLong(Operation::multiplyAccumulates).sum();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the tape is closed and its memory freed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            operations.forEach(Operation::close);
            sources.forEach(Tensor::close);
        }
    }
}
