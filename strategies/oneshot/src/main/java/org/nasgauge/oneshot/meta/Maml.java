package org.nasgauge.oneshot.meta;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.meta.FewShotTasks.Task;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Pass;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.oneshot.mixture.Relaxation;
import org.nasgauge.tape.Adam;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * Model-agnostic meta-learning of first order (Finn, Abbeel and Levine, ICML 2017) over the weights of a supernet and the
 * numbers behind its mixture: what all tasks begin with moves against the gradient of their query losses, taken where a few
 * steps on their support images have led. Batch normalization uses the moments of each batch, so that the query images of a
 * task are judged together.
 */
final class Maml implements AutoCloseable {
    private final MetaTraining training;
    private final double architectureRate;
    /** The only path that is learnt; none where the mixture is. */
    private final Optional<Weights> path;

    private final MixtureNetwork network;
    private final Mixer mixer;
    private final List<Parameter> parameters;
    private final Adam adam;
    /** What all tasks begin with. */
    private Map<String, float[]> weights;

    private double[][] numbers;
    private int steps;

    /**
     * @param architectureRate of the numbers in the steps of a task
     * @param path choices by their positions, where one architecture is learnt alone
     */
    Maml(
            SharedWeights shared,
            Paths paths,
            MetaTraining training,
            double architectureRate,
            Optional<int[]> path,
            SeedTree seed) {
        this.training = training;
        this.architectureRate = architectureRate;
        this.network = new MixtureNetwork(shared, paths, Mixing.SOFTMAX, training.affine(), seed);
        this.mixer = new Mixer(paths, Mixing.SOFTMAX, network, seed);
        this.path = path.map(this::weightsOf);
        this.parameters =
                List.copyOf(network.supernet().parameters().parameters().values());
        this.adam = new Adam(
                0.9, 1e-8, parameters.stream().mapToInt(Parameter::size).toArray());
        this.weights = network.supernet().parameters().values();
        this.numbers = Numbers.copy(mixer.numbers().values());
    }

    private Weights weightsOf(int[] positions) {
        double[][] one = Numbers.copy(mixer.numbers().values());
        for (int d = 0; d < one.length; d++) {
            Arrays.fill(one[d], 0);
            one[d][positions[d]] = 1;
        }
        double[] edges = new double[one.length];
        Arrays.fill(edges, 1);
        return new Weights(one, edges);
    }

    MixtureNetwork network() {
        return network;
    }

    Mixer mixer() {
        return mixer;
    }

    /** The loss's gradients: by the weights, one array a parameter, and by the numbers. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Slope(double[][] byWeights, double[][] byNumbers) {
        private void add(Slope other) {
            add(byWeights, other.byWeights);
            add(byNumbers, other.byNumbers);
        }

        private static void add(double[][] to, double[][] more) {
            for (int v = 0; v < to.length; v++) {
                for (int i = 0; i < to[v].length; i++) {
                    to[v][i] += more[v][i];
                }
            }
        }

        private void divide(int by) {
            for (double[][] part : List.of(byWeights, byNumbers)) {
                for (double[] vector : part) {
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] /= by;
                    }
                }
            }
        }
    }

    /** Of a batch, where the network stands. */
    Slope slope(Batch batch) {
        return slope(path, batch);
    }

    private Slope slope(Optional<Weights> along, Batch batch) {
        Mixer.Step step = mixer.mean(0);
        Pass pass = along.isPresent()
                ? network.pass(MixtureNetwork.By.PARAMETERS, along.get(), batch)
                : network.pass(step.weights(), batch);
        double[][] byNumbers = along.isPresent() ? zeros(mixer.numbers().values()) : mixer.gradient(step, pass);
        double[][] byWeights = new double[parameters.size()][];
        for (int p = 0; p < byWeights.length; p++) {
            Parameter parameter = parameters.get(p);
            byWeights[p] = pass.reached().contains(parameter)
                    ? widened(parameter.gradient().toArray())
                    : new double[parameter.size()];
        }
        return new Slope(byWeights, byNumbers);
    }

    private static double[][] zeros(double[][] like) {
        return Arrays.stream(like).map(vector -> new double[vector.length]).toArray(double[][]::new);
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private double[][] values() {
        return parameters.stream()
                .map(parameter -> widened(parameter.value().toArray()))
                .toArray(double[][]::new);
    }

    private void setValues(double[][] values) {
        for (int p = 0; p < values.length; p++) {
            float[] narrow = new float[values[p].length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) values[p][i];
            }
            parameters.get(p).value().setAll(narrow);
        }
    }

    /** Steps of what all tasks begin with, so far. */
    int steps() {
        return steps;
    }

    /** Puts the network back to what all tasks begin with. */
    void begin() {
        network.supernet().parameters().setAll(weights);
        mixer.numbers().set(numbers);
    }

    /** Takes steps on the support images of a task, from where the network stands. */
    void adapt(Batch support, int steps) {
        adapt(path, support, steps);
    }

    private void adapt(Optional<Weights> along, Batch support, int steps) {
        for (int step = 0; step < steps; step++) {
            Slope slope = slope(along, support);
            double[][] moved = values();
            descend(moved, slope.byWeights, training.taskLearningRate());
            setValues(moved);
            descend(mixer.numbers().values(), slope.byNumbers, architectureRate);
        }
    }

    private static void descend(double[][] values, double[][] gradient, double rate) {
        for (int v = 0; v < values.length; v++) {
            for (int i = 0; i < values[v].length; i++) {
                values[v][i] -= rate * gradient[v][i];
            }
        }
    }

    /** Moves what all tasks begin with by one step. */
    void advance(List<Task> tasks) {
        Slope sum = new Slope(zeros(values()), zeros(numbers));
        for (Task task : tasks) {
            begin();
            adapt(task.support(), training.taskSteps());
            sum.add(slope(task.query()));
        }
        sum.divide(tasks.size());
        begin();
        double[][] moved = values();
        adam.step(moved, sum.byWeights, training.metaLearningRate(), 0);
        setValues(moved);
        if (path.isEmpty()) {
            mixer.numbers().step(sum.byNumbers, training.metaArchitectureLearningRate(), training.architectureDecay());
        }
        weights = network.supernet().parameters().values();
        numbers = Numbers.copy(mixer.numbers().values());
        steps++;
    }

    /** Puts down what all tasks begin with. */
    void keep(Snapshot snapshot) {
        begin();
        mixer.keep(snapshot);
        snapshot.put("steps", steps)
                .put("work", (double) network.work())
                .put("adam of weights", adam.state())
                .putAll("weights ", weights);
    }

    /** Goes on from what another of the same kind has put down. */
    void restore(Snapshot snapshot) {
        mixer.restore(snapshot);
        steps = (int) snapshot.get("steps")[0];
        network.setWork((long) snapshot.get("work")[0]);
        adam.setState(snapshot.get("adam of weights"));
        weights = snapshot.group("weights ");
        numbers = Numbers.copy(mixer.numbers().values());
        begin();
    }

    /** The greatest weight of each decision, where the network stands: positions among the choices that may be made. */
    int[] decoded() {
        return Arrays.stream(mixer.mean(0).weights().choices())
                .mapToInt(Relaxation::greatest)
                .toArray();
    }

    /** Percent of the query images that are right, where the network stands. */
    double accuracy(Batch query) {
        return network.score(path.orElse(mixer.mean(0).weights()), query).percentCorrect();
    }

    /** The same of one architecture, whose weights are adapted to the task from what all tasks begin with. */
    double accuracy(int[] positions, Task task) {
        Optional<Weights> along = Optional.of(weightsOf(positions));
        begin();
        adapt(along, task.support(), training.testSteps());
        return network.score(along.get(), task.query()).percentCorrect();
    }

    @Override
    public void close() {
        network.close();
        network.supernet().parameters().close();
    }
}
