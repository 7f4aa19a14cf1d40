package org.nasgauge.oneshot.controller;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.controller.LstmLayer.Flow;
import org.nasgauge.oneshot.controller.LstmLayer.State;

/**
 * The controller of ENAS: two layers of LSTM read the choice before, and one linear map, the same for all decisions, gives the
 * logits of the next choice; they are divided by a temperature and kept within bounds by tanh.
 */
public final class PathController {
    private static final int LAYERS = 2;
    private static final double RANGE = 0.1;

    private final int[] sizes;
    private final int hidden;
    private final double temperature;
    private final double bound;
    private final ControllerParameters parameters;
    private final LstmLayer[] layers = new LstmLayer[LAYERS];
    /** Where the vector begins that the first decision reads; then those of the choices. */
    private final int embedding;
    /** Where the rows of the linear map begin; then its biases. */
    private final int head;

    private final int widest;

    /**
     * @param sizes how many choices each decision has
     * @param bound greatest size of a logit
     */
    public PathController(
            int[] sizes,
            int hidden,
            double temperature,
            double bound,
            ControllerParameters parameters,
            SeededRandom random) {
        this.sizes = sizes.clone();
        this.hidden = hidden;
        this.temperature = temperature;
        this.bound = bound;
        this.parameters = parameters;
        this.widest = Arrays.stream(sizes).max().orElseThrow();
        this.embedding = parameters.add((1 + widest) * hidden, RANGE, random);
        Arrays.setAll(layers, layer -> new LstmLayer(parameters, hidden, hidden, RANGE, random));
        this.head = parameters.add(widest * (hidden + 1), RANGE, random);
    }

    /**
     * What was drawn.
     *
     * @param choices of each decision
     * @param entropy of all decisions together, in nats, as they were drawn
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Drawn(int[] choices, double entropy) {}

    /** One decision on the way: the steps of both layers, the logits' tanh, and the probabilities. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record At(LstmLayer.Step[] steps, double[] tanh, double[] probabilities, int input) {}

    public Drawn draw(SeededRandom random) {
        int[] choices = new int[sizes.length];
        double entropy = 0;
        State[] states = beginning();
        for (int decision = 0; decision < sizes.length; decision++) {
            At at = at(decision, decision == 0 ? 0 : 1 + choices[decision - 1], states);
            choices[decision] = random.weighted(at.probabilities);
            for (double p : at.probabilities) {
                entropy -= p * StrictMath.log(p);
            }
        }
        return new Drawn(choices, entropy);
    }

    private State[] beginning() {
        State[] states = new State[LAYERS];
        Arrays.setAll(states, layer -> State.zero(hidden));
        return states;
    }

    /** Moves the states on. */
    private At at(int decision, int input, State[] states) {
        double[] x = new double[hidden];
        Arrays.setAll(x, i -> parameters.get(embedding + input * hidden + i));
        LstmLayer.Step[] steps = new LstmLayer.Step[LAYERS];
        for (int layer = 0; layer < LAYERS; layer++) {
            steps[layer] = layers[layer].step(x, states[layer]);
            states[layer] = steps[layer].after();
            x = states[layer].h();
        }
        double[] tanh = new double[sizes[decision]];
        double[] probabilities = new double[tanh.length];
        double sum = 0;
        for (int choice = 0; choice < tanh.length; choice++) {
            double logit =
                    parameters.product(head + choice * hidden, x) + parameters.get(head + widest * hidden + choice);
            tanh[choice] = StrictMath.tanh(logit / temperature);
            probabilities[choice] = StrictMath.exp(bound * tanh[choice]);
            sum += probabilities[choice];
        }
        for (int choice = 0; choice < tanh.length; choice++) {
            probabilities[choice] /= sum;
        }
        return new At(steps, tanh, probabilities, input);
    }

    private At[] along(int[] choices) {
        State[] states = beginning();
        At[] way = new At[sizes.length];
        for (int decision = 0; decision < way.length; decision++) {
            way[decision] = at(decision, decision == 0 ? 0 : 1 + choices[decision - 1], states);
        }
        return way;
    }

    /** Natural logarithm of the probability of a path. */
    public double logProbability(int[] choices) {
        At[] way = along(choices);
        double sum = 0;
        for (int decision = 0; decision < way.length; decision++) {
            sum += StrictMath.log(way[decision].probabilities[choices[decision]]);
        }
        return sum;
    }

    /** Adds the gradient of −{@code weight} · ln p(choices). */
    public void accumulate(int[] choices, double weight) {
        At[] way = along(choices);
        State[] flows = beginning();
        for (int decision = way.length - 1; decision >= 0; decision--) {
            At at = way[decision];
            double[] h = at.steps[LAYERS - 1].after().h();
            for (int choice = 0; choice < sizes[decision]; choice++) {
                double byProbability = weight * (at.probabilities[choice] - (choice == choices[decision] ? 1 : 0));
                double byLogit = byProbability * bound * (1 - at.tanh[choice] * at.tanh[choice]) / temperature;
                parameters.pull(head + choice * hidden, h, byLogit, flows[LAYERS - 1].h());
                parameters.addGradient(head + widest * hidden + choice, byLogit);
            }
            for (int layer = LAYERS - 1; layer >= 0; layer--) {
                Flow flow = layers[layer].back(at.steps[layer], flows[layer]);
                flows[layer] = flow.byBefore();
                for (int i = 0; i < hidden; i++) {
                    if (layer > 0) {
                        flows[layer - 1].h()[i] += flow.byInput()[i];
                    } else {
                        parameters.addGradient(embedding + at.input * hidden + i, flow.byInput()[i]);
                    }
                }
            }
        }
    }
}
