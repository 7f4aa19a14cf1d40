package org.nasgauge.tape;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/**
 * What networks keep from pass to pass, by name: parameters, running moments, and the random streams of dropout. Any
 * number of tapes may be recorded over one set, so that a network with batches of another size, or another path through
 * a supernet, has the same weights without a copy. Holds its backend's memory until closed; for one
 * thread at a time.
 */
public final class ParameterSet implements AutoCloseable {
    private final Backend backend;
    private final SeedTree seed;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, RunningMoments> moments = new LinkedHashMap<>();
    private final Map<String, SeededRandom> streams = new LinkedHashMap<>();
    private boolean closed;

    /** @param seed of the random streams; each is a child named after the operation that draws */
    public ParameterSet(Backend backend, SeedTree seed) {
        this.backend = backend;
        this.seed = seed;
    }

    /** Who computes on all tapes over this set. */
    public Backend backend() {
        return backend;
    }

    /**
     * The parameter of this name, made with {@code initial} in every place if there is none.
     *
     * @throws IllegalArgumentException if there is one of another shape
     */
    public Parameter parameter(String name, float initial, long... shape) {
        if (closed) {
            throw new IllegalStateException("the parameters are closed and their memory freed");
        }
        Parameter parameter = parameters.computeIfAbsent(name, absent -> {
            Parameter made = new Parameter(absent, backend, shape);
            made.value().fill(initial);
            return made;
        });
        if (!Arrays.equals(parameter.shape(), shape)) {
            throw new IllegalArgumentException(name + " is of the shape " + Arrays.toString(parameter.shape())
                    + ", not " + Arrays.toString(shape));
        }
        return parameter;
    }

    Optional<Parameter> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Of at least so many channels; an operation that has fewer moves the first of them. */
    RunningMoments moments(String name, int channels) {
        RunningMoments known = moments.computeIfAbsent(name, absent -> new RunningMoments(channels));
        if (known.channels() < channels) {
            throw new IllegalArgumentException(
                    "the moments of " + name + " are of " + known.channels() + " channels, not " + channels);
        }
        return known;
    }

    /** The stream that an operation draws from: one for all tapes, going on where the last draw ended. */
    public SeededRandom stream(String operation) {
        return streams.computeIfAbsent(operation, absent -> seed.child(absent).generator());
    }

    /** By name, in the order in which they were made. */
    public Map<String, Parameter> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Copies of all numbers: parameters by name, and running moments as {@code name.mean} and {@code name.variance}. */
    public Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        parameters.forEach(
                (name, parameter) -> values.put(name, parameter.value().toArray()));
        moments.forEach((name, running) -> {
            values.put(name + ".mean", running.means());
            values.put(name + ".variance", running.variances());
        });
        return values;
    }

    /**
     * Sets all numbers to what {@link #values} gave, of this set or of another that is made in the same way.
     *
     * @throws IllegalArgumentException if some are missing, or of another shape
     */
    public void setAll(Map<String, float[]> values) {
        parameters.forEach((name, parameter) -> parameter.value().setAll(of(values, name, parameter.size())));
        moments.forEach((name, running) -> {
            int channels = running.means().length;
            running.set(of(values, name + ".mean", channels), of(values, name + ".variance", channels));
        });
    }

    private static float[] of(Map<String, float[]> values, String name, int length) {
        float[] found = values.get(name);
        if (found == null || found.length != length) {
            throw new IllegalArgumentException("no " + length + " values of " + name);
        }
        return found;
    }

    /** From here on all running moments are the means over the batches that come, whatever the momentum of their layers. */
    public void averageMoments() {
        moments.values().forEach(RunningMoments::average);
    }

    @Override
    public void close() {
        closed = true;
        parameters.values().forEach(Parameter::close);
    }
}
