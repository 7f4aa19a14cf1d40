package org.nasgauge.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.random.SeedTree;

/**
 * Operations in the order in which they run. Holds its backend's memory until closed; not safe for use by several threads,
 * but any number of tapes may run at once, each in its own.
 *
 * <pre>{@code
 * try (Tape tape = new Tape(new JavaBackend())) {
 *     Tensor image = tape.input("image", new Shape(64, 8, 8, 1));
 *     Tensor logits = tape.record(new MyOperation("logits", image));
 *     tape.forward(Mode.TRAINING);
 *     loss.scoreWithGradient(labels);
 *     tape.backward(logits);
 *     tape.tensor("image").gradient();
 * }
 * }</pre>
 */
public final class Tape implements AutoCloseable {
    private final ParameterSet parameterSet;
    private final boolean ownsParameters;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Tensor> sources = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    /** By name and shape. */
    private final Map<List<Object>, ParameterPart> parts = new LinkedHashMap<>();

    private boolean closed;

    /** With parameters of its own, closed with it. */
    public Tape(Backend backend) {
        this(new ParameterSet(backend, SeedTree.root(0)), true);
    }

    /** Over parameters that other tapes may have too, and that stay open. */
    public Tape(ParameterSet shared) {
        this(shared, false);
    }

    private Tape(ParameterSet parameterSet, boolean ownsParameters) {
        this.parameterSet = parameterSet;
        this.ownsParameters = ownsParameters;
    }

    /** Where operations take their parameters from. */
    public ParameterSet parameterSet() {
        return parameterSet;
    }

    /**
     * The parameter of a name, for an operation of this tape: made with {@code initial} in every place if there is none; of one
     * with more channels, the first of them.
     *
     * @throws IllegalArgumentException if there is one of another shape
     */
    Parameter parameter(String name, float initial, long... shape) {
        Optional<Parameter> larger =
                parameterSet.find(name).filter(known -> ParameterPart.isPart(shape, known.shape()));
        if (larger.isEmpty()) {
            return parameterSet.parameter(name, initial, shape);
        }
        List<Object> key = List.of(name, Arrays.stream(shape).boxed().toList());
        Parameter whole = larger.get();
        return parts.computeIfAbsent(key, absent -> new ParameterPart(whole, parameterSet.backend(), shape))
                .part();
    }

    /** A tensor that the caller fills; zeros until then. */
    public Tensor input(String name, Shape shape) {
        return source(new Tensor(name, shape, parameterSet.backend()));
    }

    /** A tensor of zeros, which the caller leaves as they are. */
    public Tensor zeros(String name, Shape shape) {
        return source(new Tensor(name, shape, parameterSet.backend(), true));
    }

    private Tensor source(Tensor source) {
        sources.add(source);
        register(source);
        return source;
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
        for (Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            parameters.put(name, parameterSet.find(name).orElse(parameter)); // the whole, of which it may be a part
        }
        return operation.output();
    }

    private void register(Tensor tensor) {
        if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
            throw new IllegalArgumentException("two tensors with the name " + tensor.name());
        }
    }

    public void forward(Mode mode) {
        checkOpen();
        parts.values().forEach(ParameterPart::read);
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
        tensors.values().forEach(tensor -> tensor.begin(true));
        parameters.values().forEach(parameter -> parameter.begin(true));
        parts.values().forEach(ParameterPart::begin);
        claim(from);
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (operations.get(i).output().reached()) {
                operations.get(i).backward();
            }
        }
        parts.values().forEach(ParameterPart::handBack);
    }

    /**
     * The same for the gradients by some parameters and tensors alone, which get the same bits. What leads to none of them is
     * passed over, and the gradients of all other tensors are lost.
     */
    public void backwardTo(Collection<Parameter> wanted, Collection<Tensor> wantedTensors, Tensor... from) {
        checkOpen();
        Set<Parameter> byParameters = Set.copyOf(wanted);
        Set<Tensor> byTensors = Set.copyOf(wantedTensors);
        parameters.values().forEach(parameter -> parameter.begin(byParameters.contains(parameter)));
        parts.values().forEach(ParameterPart::begin);
        sources.forEach(source -> source.begin(byTensors.contains(source)));
        for (Operation operation : operations) {
            operation
                    .output()
                    .begin(byTensors.contains(operation.output())
                            || operation.inputs().stream().anyMatch(Tensor::isWanted)
                            || operation.parameters().stream().anyMatch(Parameter::isWanted));
        }
        claim(from);
        for (int i = operations.size() - 1; i >= 0; i--) {
            Tensor output = operations.get(i).output();
            if (output.reached()) {
                if (output.isWanted()) {
                    operations.get(i).backward();
                }
                if (!byTensors.contains(output)) {
                    output.gradient().rest();
                }
            }
        }
        parts.values().forEach(ParameterPart::handBack);
    }

    private static void claim(Tensor... from) {
        for (Tensor tensor : from) {
            tensor.claimGradient();
        }
    }

    /** In the order in which they run. */
    public List<Operation> operations() {
        return Collections.unmodifiableList(operations);
    }

    /** Those of this tape's operations by name, in their order. */
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
            parts.values().forEach(ParameterPart::close);
            if (ownsParameters) {
                parameterSet.close();
            }
        }
    }
}
