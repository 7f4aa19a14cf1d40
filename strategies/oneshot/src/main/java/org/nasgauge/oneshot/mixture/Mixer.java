package org.nasgauge.oneshot.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Pass;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Relaxation.Knobs;
import org.nasgauge.oneshot.mixture.Relaxation.Mixed;

/** Makes the weights of a mixture of the numbers behind it, and takes gradients back to them. */
public final class Mixer {
    private final Paths paths;
    private final Mixing mixing;
    private final MixtureNetwork network;
    private final Numbers numbers;
    /** Of each decision, the positions of the choices that are left. */
    private final List<List<Integer>> open = new ArrayList<>();

    /** With numbers drawn from the child of the seed that bears their name. */
    public Mixer(Paths paths, Mixing mixing, MixtureNetwork network, SeedTree seed) {
        this.paths = paths;
        this.mixing = mixing;
        this.network = network;
        int decisions = paths.decisions();
        for (int decision = 0; decision < decisions; decision++) {
            open.add(IntStream.range(0, paths.choices(decision).size()).boxed().toList());
        }
        int[] sizes = new int[decisions + network.groups().size()];
        Arrays.setAll(
                sizes,
                at -> at < decisions
                        ? paths.choices(at).size()
                        : network.groups().get(at - decisions).size());
        this.numbers = new Numbers(sizes, seed.child("numbers").generator());
    }

    public Numbers numbers() {
        return numbers;
    }

    /** Of each decision, the positions of the choices that are left. */
    public List<List<Integer>> open() {
        return open;
    }

    /** Takes all choices of a decision out but those at these positions. */
    public void keepOnly(int decision, List<Integer> positions) {
        open.set(decision, positions);
        network.keepOnly(IntStream.range(0, open.size())
                .mapToObj(d -> open.get(d).stream().map(paths.choices(d)::get).toList())
                .toList());
    }

    /** The mixture of a step, with what its gradient needs. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Step(Weights weights, Mixed[] choices, Mixed[] edges) {}

    /**
     * Drawn, with the noise of the relaxation.
     *
     * @param done the share of the epochs before the last that are done
     */
    public Step draw(double done, SeededRandom random) {
        Relaxation relaxation =
                mixing.trained() == Mixing.Trained.UNIFORM_PATH ? Relaxation.SOFTMAX : mixing.relaxation();
        Knobs knobs = mixing.knobs(done);
        return step(vector -> relaxation.mix(vector, knobs, random));
    }

    /** Without noise. */
    public Step mean(double done) {
        Knobs knobs = mixing.knobs(done);
        return step(vector -> mixing.relaxation().mean(vector, knobs));
    }

    private interface Mix {
        Mixed of(double[] vector);
    }

    private Step step(Mix mix) {
        int decisions = paths.decisions();
        double[][] values = numbers.values();
        Mixed[] choices = new Mixed[decisions];
        Arrays.setAll(choices, at -> among(values[at], open.get(at), mix));
        double[] edges = new double[decisions];
        Arrays.fill(edges, 1);
        Mixed[] groups = new Mixed[network.groups().size()];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = Relaxation.shares(values[decisions + g], 1);
            List<Integer> members = network.groups().get(g);
            for (int i = 0; i < members.size(); i++) {
                edges[members.get(i)] = groups[g].weights()[i];
            }
        }
        double[][] weights = Arrays.stream(choices).map(Mixed::weights).toArray(double[][]::new);
        int[][] gates = Arrays.stream(choices).map(Mixed::gates).toArray(int[][]::new);
        return new Step(new Weights(weights, edges, gates), choices, groups);
    }

    /** What is not open has no weight. */
    private static Mixed among(double[] vector, List<Integer> open, Mix mix) {
        if (open.size() == vector.length) {
            return mix.of(vector);
        }
        Mixed some = mix.of(open.stream().mapToDouble(at -> vector[at]).toArray());
        double[] weights = new double[vector.length];
        double[][] slope = new double[vector.length][vector.length];
        for (int i = 0; i < open.size(); i++) {
            weights[open.get(i)] = some.weights()[i];
            for (int j = 0; j < open.size(); j++) {
                slope[open.get(i)][open.get(j)] = some.slope()[i][j];
            }
        }
        return new Mixed(
                weights, slope, Arrays.stream(some.gates()).map(open::get).toArray());
    }

    /** By the numbers, of the loss that a pass has gone through at a step's mixture. */
    public double[][] gradient(Step step, Pass pass) {
        double[][] gradient = Numbers.copy(numbers.values());
        for (int d = 0; d < step.choices.length; d++) {
            gradient[d] = step.choices[d].pull(pass.byChoices()[d]);
        }
        for (int g = 0; g < step.edges.length; g++) {
            double[] byEdges = network.groups().get(g).stream()
                    .mapToDouble(member -> pass.byEdges()[member])
                    .toArray();
            gradient[step.choices.length + g] = step.edges[g].pull(byEdges);
        }
        return gradient;
    }

    public void keep(Snapshot snapshot) {
        numbers.keep(snapshot);
        for (int d = 0; d < open.size(); d++) {
            snapshot.put("open " + d, open.get(d).stream().mapToDouble(at -> at).toArray());
        }
    }

    /** Goes on to where another of the same kind was. */
    public void restore(Snapshot snapshot) {
        numbers.restore(snapshot);
        for (int d = 0; d < open.size(); d++) {
            keepOnly(
                    d,
                    Arrays.stream(snapshot.get("open " + d))
                            .mapToObj(at -> (int) at)
                            .toList());
        }
    }
}
