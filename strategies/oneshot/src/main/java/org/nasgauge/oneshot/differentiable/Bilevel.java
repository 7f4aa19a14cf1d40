package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.Gradients;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.differentiable.MixtureNetwork.Pass;
import org.nasgauge.oneshot.differentiable.MixtureNetwork.Weights;
import org.nasgauge.oneshot.differentiable.Relaxation.Mixed;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * The two levels of a differentiable search, trained in turn: a step of the numbers behind the mixture, then one of the
 * network's weights. Epoch by epoch; what an epoch draws hangs on the seed and its number alone.
 */
final class Bilevel implements AutoCloseable {
    private final SharedWeights shared;
    private final Paths paths;
    private final Training training;
    private final Mixing mixing;
    private final UpperLevel upper;
    private final SeedTree seed;
    private final MixtureNetwork network;
    private final NesterovSgd sgd;
    private final Numbers numbers;
    private final List<Epoch> epochs = new ArrayList<>();
    /** Of each decision, the positions of the choices that are left. */
    private final List<List<Integer>> open = new ArrayList<>();

    /**
     * What an epoch has left.
     *
     * @param weights of each decision's choices, without noise
     * @param eigenvalue the greatest, of the Hessian of the validation loss by the numbers, where it was looked at
     * @param work multiply-accumulates of the epoch
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by this package alone
    record Epoch(double[][] weights, OptionalDouble eigenvalue, long work) {}

    Bilevel(SharedWeights shared, Paths paths, Training training, Mixing mixing, UpperLevel upper, SeedTree seed) {
        this.shared = shared;
        this.paths = paths;
        this.training = training;
        this.mixing = mixing;
        this.upper = upper;
        this.seed = seed;
        this.network = new MixtureNetwork(shared, paths, mixing, training.affine(), seed);
        this.sgd = new NesterovSgd(
                network.supernet().parameters().parameters().values(), training.momentum(), training.weightDecay());
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

    /** Those that are done. */
    List<Epoch> epochs() {
        return epochs;
    }

    MixtureNetwork network() {
        return network;
    }

    Numbers numbers() {
        return numbers;
    }

    /** The mixture of a step, with what its gradient needs. */
    @SuppressWarnings("ArrayRecordComponent") // seen by this package alone
    record Step(Weights weights, Mixed[] choices, Mixed[] edges) {}

    private double done() {
        return training.epochs() == 1 ? 0 : Math.min(1, (double) epochs.size() / (training.epochs() - 1));
    }

    /** Drawn, with the noise of the relaxation. */
    Step mix(SeededRandom random) {
        Relaxation relaxation =
                mixing.trained() == Mixing.Trained.UNIFORM_PATH ? Relaxation.SOFTMAX : mixing.relaxation();
        return step(vector -> relaxation.mix(vector, mixing.knobs(done()), random));
    }

    /** Without noise. */
    private Step mean() {
        return step(vector -> mixing.relaxation().mean(vector, mixing.knobs(done())));
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
        return new Step(new Weights(weights, edges), choices, groups);
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
        return new Mixed(weights, slope);
    }

    private void keepOnly(int decision, List<Integer> positions) {
        open.set(decision, positions);
        network.keepOnly(IntStream.range(0, open.size())
                .mapToObj(d -> open.get(d).stream().map(paths.choices(d)::get).toList())
                .toList());
    }

    /** By the numbers, of the loss that a pass has gone through at a step's mixture. */
    double[][] gradient(Step step, Pass pass) {
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

    /** Trains for one more epoch. */
    void advance() {
        advance(false);
    }

    /**
     * Trains for one more epoch; beyond those of the training at a tenth of its first learning rate, from rest.
     *
     * @param decides whether before that one decision, drawn among those with several choices left, is left with the choice
     *     that the mixture misses most
     */
    void advance(boolean decides) {
        int epoch = epochs.size();
        long before = network.work();
        if (epoch == training.epochs()) {
            network.supernet()
                    .parameters()
                    .parameters()
                    .values()
                    .forEach(parameter -> Arrays.fill(sgd.velocity(parameter), 0));
        }
        if (decides) {
            decide(seed.child("decision " + epoch).generator());
        }
        SeededRandom draw = seed.child("mixture " + epoch).generator();
        Batches batches = new Batches(shared.training(), "order " + epoch);
        Batches validation = new Batches(shared.validation(), "validation " + epoch);
        Batch last = validation.get(0);
        for (int step = 0; step < batches.count; step++) {
            double rate = epoch < training.epochs()
                    ? training.learningRateAt(
                            (double) ((long) epoch * batches.count + step) / ((long) training.epochs() * batches.count))
                    : training.learningRate() / 10;
            Batch batch = batches.get(step);
            last = validation.get(step % validation.count);
            if (epoch >= upper.warmUp()) {
                moveNumbers(batch, last, rate, draw);
            }
            moveWeights(batch, rate, draw);
        }
        boolean looks =
                upper.eigenvalueEvery() > 0 && (epoch % upper.eigenvalueEvery() == 0 || epoch == training.epochs() - 1);
        OptionalDouble eigenvalue = looks ? OptionalDouble.of(eigenvalue(last)) : OptionalDouble.empty();
        double[][] weights = mean().weights.choices();
        double[] edges = mean().weights.edges();
        for (int decision = 0; decision < weights.length; decision++) {
            for (int i = 0; i < weights[decision].length; i++) {
                weights[decision][i] *= edges[decision];
            }
        }
        prune(weights);
        epochs.add(new Epoch(weights, eigenvalue, network.work() - before));
    }

    private void decide(SeededRandom draw) {
        List<Integer> undecided = IntStream.range(0, open.size())
                .filter(decision -> open.get(decision).size() > 1)
                .boxed()
                .toList();
        if (!undecided.isEmpty()) {
            int decision = undecided.get(draw.nextInt(undecided.size()));
            int kept = selection().mostMissed(mean().weights, decision, open.get(decision));
            keepOnly(decision, List.of(kept));
        }
    }

    private Selection selection() {
        Batches validation = new Batches(shared.validation(), "selection");
        return new Selection(
                network,
                IntStream.range(0, validation.count).mapToObj(validation::get).toList());
    }

    /** The most accurate of the likeliest architectures: positions among the choices that may be made. */
    int[] bestOfLikeliest(int count) {
        return selection().bestOfLikeliest(mean().weights, count);
    }

    /** Takes the weakest choices out, where it is time and training goes on. */
    private void prune(double[][] weights) {
        int done = epochs.size() + 1;
        if (upper.pruneEvery() == 0 || done % upper.pruneEvery() != 0 || done >= training.epochs()) {
            return;
        }
        for (int d = 0; d < weights.length; d++) {
            double[] of = weights[d];
            int left = Math.max(1, open.get(d).size() - upper.pruneBy());
            keepOnly(
                    d,
                    open.get(d).stream()
                            .sorted(Comparator.comparingDouble((Integer at) -> -of[at]))
                            .limit(left)
                            .sorted()
                            .toList());
        }
    }

    private final class Batches {
        private final SharedWeights.Images images;
        private final int[] order;
        private final int count;

        Batches(SharedWeights.Images images, String name) {
            this.images = images;
            this.order = seed.child(name).generator().permutation(images.size());
            this.count = order.length / shared.batch();
        }

        Batch get(int at) {
            return images.batch(Arrays.copyOfRange(order, at * shared.batch(), (at + 1) * shared.batch()));
        }
    }

    private void moveNumbers(Batch batch, Batch validation, double rate, SeededRandom draw) {
        Step step = mix(draw);
        double[][] gradient = switch (upper.order()) {
            case SINGLE_LEVEL -> gradient(step, network.pass(step.weights, batch));
            case FIRST -> gradient(step, network.pass(step.weights, validation));
            case SECOND -> unrolled(step, batch, validation, rate);
        };
        boolean decays = upper.regularisation() == UpperLevel.Regularisation.DECAY;
        for (int d = 0; d < paths.decisions() && !decays; d++) {
            double[] away = Divergence.gradient(numbers.values()[d]);
            for (int i = 0; i < away.length; i++) {
                gradient[d][i] += upper.architectureDecay() * away[i];
            }
        }
        numbers.step(gradient, upper.architectureLearningRate(), decays ? upper.architectureDecay() : 0);
    }

    /**
     * Of the validation loss at the weights after one more step, by the numbers (Liu et al., 2019, equations 7 and 8): the
     * product of the mixed second derivative with the gradient v is a difference over ± 0.01 / ‖v‖. The weights stay.
     */
    private double[][] unrolled(Step step, Batch batch, Batch validation, double rate) {
        Map<String, float[]> before = network.supernet().parameters().values();
        network.pass(step.weights, batch).reached().forEach(parameter -> {
            float[] w = parameter.value().toArray();
            float[] g = parameter.gradient().toArray();
            float[] velocity = sgd.velocity(parameter);
            for (int i = 0; i < w.length; i++) {
                w[i] -= (float) (rate * (training.momentum() * velocity[i] + g[i] + training.weightDecay() * w[i]));
            }
            parameter.value().setAll(w);
        });
        Pass after = network.pass(step.weights, validation);
        double[][] gradient = gradient(step, after);
        Map<String, float[]> v = new LinkedHashMap<>();
        double squares = 0;
        for (Parameter parameter : after.reached()) {
            float[] g = parameter.gradient().toArray();
            v.put(parameter.name(), g);
            for (float value : g) {
                squares += (double) value * value;
            }
        }
        double radius = 0.01 / Math.sqrt(Math.max(squares, 1e-30));
        double[][] above = beside(step, batch, before, v, radius);
        double[][] below = beside(step, batch, before, v, -radius);
        network.supernet().parameters().setAll(before);
        for (int d = 0; d < gradient.length; d++) {
            for (int i = 0; i < gradient[d].length; i++) {
                gradient[d][i] -= rate * (above[d][i] - below[d][i]) / (2 * radius);
            }
        }
        return gradient;
    }

    private double[][] beside(
            Step step, Batch batch, Map<String, float[]> weights, Map<String, float[]> direction, double radius) {
        network.supernet().parameters().setAll(weights);
        direction.forEach((name, v) -> {
            Parameter parameter = Objects.requireNonNull(
                    network.supernet().parameters().parameters().get(name));
            float[] w = parameter.value().toArray();
            for (int i = 0; i < w.length; i++) {
                w[i] += (float) (radius * v[i]);
            }
            parameter.value().setAll(w);
        });
        return gradient(step, network.pass(step.weights, batch));
    }

    /** The gradient of the validation loss by the numbers, as the setting says, without moving anything. */
    double[][] hypergradient(Batch batch, Batch validation, double rate, SeededRandom draw) {
        Step step = mix(draw);
        return upper.order() == UpperLevel.Order.SECOND
                ? unrolled(step, batch, validation, rate)
                : gradient(step, network.pass(step.weights, validation));
    }

    private void moveWeights(Batch batch, double rate, SeededRandom draw) {
        Weights weights =
                mixing.trained() == Mixing.Trained.UNIFORM_PATH ? path(draw) : shaken(mix(draw).weights, batch, draw);
        Gradients gradients = new Gradients();
        gradients.add(network.pass(weights, batch).reached());
        gradients.clip(training.clip());
        sgd.step(rate, gradients.set());
    }

    private Weights path(SeededRandom draw) {
        double[][] one = Numbers.copy(mean().weights.choices());
        double[] edges = new double[one.length];
        Arrays.fill(edges, 1);
        for (int d = 0; d < one.length; d++) {
            Arrays.fill(one[d], 0);
            one[d][open.get(d).get(draw.nextInt(open.get(d).size()))] = 1;
        }
        return new Weights(one, edges);
    }

    private Weights shaken(Weights weights, Batch batch, SeededRandom draw) {
        Shaking shaking = new Shaking(network, open, upper.noise() * (0.1 + 0.9 * done()));
        return switch (upper.perturbation()) {
            case NONE -> weights;
            case RANDOM -> shaking.random(weights, draw);
            case ADVERSARIAL -> shaking.adversarial(weights, batch, draw);
        };
    }

    /** Of the Hessian of a batch's loss by the numbers, with the decay on its diagonal. */
    private double eigenvalue(Batch batch) {
        double decay = upper.regularisation() == UpperLevel.Regularisation.DECAY ? upper.architectureDecay() : 0;
        Map<String, float[]> before = network.supernet().parameters().values();
        double[][] at = Numbers.copy(numbers.values());
        double greatest = Sharpness.greatest(at, moved -> {
            for (int d = 0; d < at.length; d++) {
                System.arraycopy(moved[d], 0, numbers.values()[d], 0, at[d].length);
            }
            Step step = mean();
            return gradient(step, network.pass(step.weights, batch));
        });
        for (int d = 0; d < at.length; d++) {
            System.arraycopy(at[d], 0, numbers.values()[d], 0, at[d].length);
        }
        network.supernet().parameters().setAll(before);
        return greatest + decay;
    }

    Snapshot snapshot() {
        Map<String, float[]> velocities = new LinkedHashMap<>();
        network.supernet()
                .parameters()
                .parameters()
                .forEach((name, parameter) -> velocities.put(name, sgd.velocity(parameter)));
        Snapshot snapshot = new Snapshot()
                .put("epochs", epochs.size())
                .put("work", (double) network.work())
                .putAll("value ", network.supernet().parameters().values())
                .putAll("velocity ", velocities);
        numbers.keep(snapshot);
        for (int d = 0; d < open.size(); d++) {
            snapshot.put("open " + d, open.get(d).stream().mapToDouble(at -> at).toArray());
        }
        for (int e = 0; e < epochs.size(); e++) {
            Epoch epoch = epochs.get(e);
            snapshot.put("epoch " + e, (double) epoch.work, epoch.eigenvalue.orElse(Double.NaN));
            for (int d = 0; d < epoch.weights.length; d++) {
                snapshot.put("epoch " + e + " " + d, epoch.weights[d]);
            }
        }
        return snapshot;
    }

    /** Goes on to where another of the same kind was. */
    void restore(Snapshot snapshot) {
        network.setWork((long) snapshot.get("work")[0]);
        network.supernet().parameters().setAll(snapshot.group("value "));
        Map<String, float[]> velocities = snapshot.group("velocity ");
        network.supernet().parameters().parameters().forEach((name, parameter) -> {
            float[] velocity = sgd.velocity(parameter);
            System.arraycopy(velocities.getOrDefault(name, new float[0]), 0, velocity, 0, velocity.length);
        });
        numbers.restore(snapshot);
        for (int d = 0; d < open.size(); d++) {
            keepOnly(
                    d,
                    Arrays.stream(snapshot.get("open " + d))
                            .mapToObj(at -> (int) at)
                            .toList());
        }
        epochs.clear();
        for (int e = 0; e < (int) snapshot.get("epochs")[0]; e++) {
            int number = e;
            double[] facts = snapshot.get("epoch " + e);
            double[][] weights = new double[paths.decisions()][];
            Arrays.setAll(weights, d -> snapshot.get("epoch " + number + " " + d));
            epochs.add(new Epoch(
                    weights, Double.isNaN(facts[1]) ? OptionalDouble.empty() : OptionalDouble.of(facts[1]), (long)
                            facts[0]));
        }
    }

    @Override
    public void close() {
        network.close();
        network.supernet().parameters().close();
    }
}
