package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.Gradients;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.oneshot.mixture.Relaxation;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * The two levels of a differentiable search, trained in turn: a step of the numbers behind the mixture, then one of the
 * network's weights. Epoch by epoch; what an epoch draws hangs on the seed and its number alone.
 */
final class Bilevel implements AutoCloseable {
    private final SharedWeights shared;
    private final Training training;
    private final Mixing mixing;
    private final UpperLevel upper;
    private final SeedTree seed;
    private final MixtureNetwork network;
    private final NesterovSgd sgd;
    private final Mixer mixer;
    private final Hypergradient hypergradient;
    private final Narrowing narrowing;
    private final Optional<ExpectedCost> cost;
    private final List<Epoch> epochs = new ArrayList<>();

    /** By the loss alone. */
    Bilevel(SharedWeights shared, Paths paths, Training training, Mixing mixing, UpperLevel upper, SeedTree seed) {
        this(shared, paths, training, mixing, upper, Optional.empty(), seed);
    }

    /** @param cost what the loss of the upper level grows by */
    Bilevel(
            SharedWeights shared,
            Paths paths,
            Training training,
            Mixing mixing,
            UpperLevel upper,
            Optional<ExpectedCost> cost,
            SeedTree seed) {
        this.shared = shared;
        this.training = training;
        this.mixing = mixing;
        this.upper = upper;
        this.cost = cost;
        this.seed = seed;
        this.network = new MixtureNetwork(shared, paths, mixing, training.affine(), seed);
        this.sgd = new NesterovSgd(
                network.supernet().parameters().parameters().values(), training.momentum(), training.weightDecay());
        this.mixer = new Mixer(paths, mixing, network, seed);
        this.hypergradient = new Hypergradient(network, mixer, sgd, training);
        this.narrowing = new Narrowing(mixer, upper);
    }

    /** Those that are done. */
    List<Epoch> epochs() {
        return epochs;
    }

    MixtureNetwork network() {
        return network;
    }

    Mixer mixer() {
        return mixer;
    }

    Hypergradient hypergradient() {
        return hypergradient;
    }

    private double done() {
        return training.epochs() == 1 ? 0 : Math.min(1, (double) epochs.size() / (training.epochs() - 1));
    }

    private Weights mean() {
        return mixer.mean(done()).weights();
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
            narrowing.decide(
                    mean(), selection(), seed.child("decision " + epoch).generator());
        }
        Batch last = train(epoch);
        boolean looks =
                upper.eigenvalueEvery() > 0 && (epoch % upper.eigenvalueEvery() == 0 || epoch == training.epochs() - 1);
        OptionalDouble eigenvalue = looks
                ? OptionalDouble.of(hypergradient.dominantEigenvalue(last, done()) + upper.decay())
                : OptionalDouble.empty();
        double[][] weights = mean().choices();
        double[] edges = mean().edges();
        for (int decision = 0; decision < weights.length; decision++) {
            for (int i = 0; i < weights[decision].length; i++) {
                weights[decision][i] *= edges[decision];
            }
        }
        if (epoch + 1 < training.epochs()) {
            narrowing.prune(weights, epoch + 1);
        }
        epochs.add(new Epoch(weights, eigenvalue, network.work() - before));
    }

    /** @return the last validation batch */
    private Batch train(int epoch) {
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
        return last;
    }

    private Selection selection() {
        Batches validation = new Batches(shared.validation(), "selection");
        return new Selection(
                network,
                IntStream.range(0, validation.count).mapToObj(validation::get).toList());
    }

    /** The most accurate of the likeliest architectures: positions among the choices that may be made. */
    int[] bestOfLikeliest(int count) {
        return selection().bestOfLikeliest(mean(), count);
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
        Mixer.Step mixed = mixer.draw(done(), draw);
        Hypergradient.Slope slope = hypergradient.of(upper.order(), mixed, batch, validation, rate);
        double[][] gradient = slope.gradient();
        cost.ifPresent(expected -> expected.join(gradient, slope.loss(), mixed));
        Numbers numbers = mixer.numbers();
        if (upper.regularisation() == UpperLevel.Regularisation.DIVERGENCE) {
            for (int d = 0; d < mixer.open().size(); d++) {
                double[] away = Divergence.gradient(numbers.values()[d]);
                for (int i = 0; i < away.length; i++) {
                    gradient[d][i] += upper.architectureDecay() * away[i];
                }
            }
        }
        numbers.step(gradient, upper.architectureLearningRate(), upper.decay());
    }

    private void moveWeights(Batch batch, double rate, SeededRandom draw) {
        Weights weights = mixing.trained() == Mixing.Trained.MIXTURE
                ? shaken(mixer.draw(done(), draw).weights(), batch, draw)
                : path(draw);
        Gradients gradients = new Gradients();
        gradients.add(network.pass(MixtureNetwork.By.PARAMETERS, weights, batch).reached());
        gradients.clip(training.clip());
        sgd.step(rate, gradients.set());
    }

    private Weights path(SeededRandom draw) {
        List<List<Integer>> open = mixer.open();
        boolean isUniform = mixing.trained() == Mixing.Trained.UNIFORM_PATH;
        double[][] one = Numbers.copy(mean().choices());
        double[] edges = new double[one.length];
        Arrays.fill(edges, 1);
        for (int d = 0; d < one.length; d++) {
            int at = isUniform ? open.get(d).get(draw.nextInt(open.get(d).size())) : Relaxation.drawn(one[d], draw);
            Arrays.fill(one[d], 0);
            one[d][at] = 1;
        }
        return new Weights(one, edges);
    }

    private Weights shaken(Weights weights, Batch batch, SeededRandom draw) {
        Shaking shaking = new Shaking(network, mixer.open(), upper.noise() * (0.1 + 0.9 * done()));
        return switch (upper.perturbation()) {
            case NONE -> weights;
            case RANDOM -> shaking.random(weights, draw);
            case ADVERSARIAL -> shaking.adversarial(weights, batch, draw);
        };
    }

    Snapshot snapshot() {
        Map<String, float[]> velocities = new LinkedHashMap<>();
        network.supernet()
                .parameters()
                .parameters()
                .forEach((name, parameter) -> velocities.put(name, sgd.velocity(parameter)));
        Snapshot snapshot = new Snapshot()
                .put("work", (double) network.work())
                .putAll("value ", network.supernet().parameters().values())
                .putAll("velocity ", velocities);
        mixer.keep(snapshot);
        Epoch.keep(epochs, snapshot);
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
        mixer.restore(snapshot);
        epochs.clear();
        epochs.addAll(Epoch.kept(snapshot));
    }

    @Override
    public void close() {
        network.close();
        network.supernet().parameters().close();
    }
}
