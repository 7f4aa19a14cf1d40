package org.nasgauge.oneshot.differentiable;

import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Pass;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * What the weights of a mixture suffer while the network learns (Chen and Hsieh, ICML 2020): each moves by no more than a
 * radius, and stays a share.
 */
final class Shaking {
    /** Of the search for the worst, as in the authors' code. */
    private static final int STEPS = 7;

    private final MixtureNetwork network;
    private final List<List<Integer>> open;
    private final double radius;

    /** @param open positions of the choices that are left, of each decision; the others stay at 0 */
    Shaking(MixtureNetwork network, List<List<Integer>> open, double radius) {
        this.network = network;
        this.open = open;
        this.radius = radius;
    }

    /** Uniform noise. */
    Weights random(Weights weights, SeededRandom draw) {
        double[][] noisy = Numbers.copy(weights.choices());
        for (int d = 0; d < noisy.length; d++) {
            for (int i : open.get(d)) {
                noisy[d][i] += radius * (2 * draw.nextDouble() - 1);
            }
        }
        return shares(weights, noisy);
    }

    /** Uniform noise, and seven steps of 2/7 of the radius up the sign of the loss's gradient; nothing if the loss falls. */
    Weights adversarial(Weights weights, Batch batch, SeededRandom draw) {
        Weights worst = random(weights, draw);
        for (int step = 0; step < STEPS; step++) {
            Pass pass = network.pass(MixtureNetwork.By.MIXTURE, worst, batch);
            double[][] moved = Numbers.copy(worst.choices());
            for (int d = 0; d < moved.length; d++) {
                for (int i : open.get(d)) {
                    double up = moved[d][i] + 2 * radius / STEPS * Math.signum(pass.byChoices()[d][i]);
                    double at = weights.choices()[d][i];
                    moved[d][i] = Math.max(at - radius, Math.min(at + radius, up));
                }
            }
            worst = shares(weights, moved);
        }
        double before = network.score(weights, batch).meanLoss();
        return network.score(worst, batch).meanLoss() < before ? weights : worst;
    }

    /** Without what is below 0, in proportion. */
    private Weights shares(Weights of, double[][] values) {
        for (int d = 0; d < values.length; d++) {
            double sum = 0;
            for (int i = 0; i < values[d].length; i++) {
                values[d][i] = Math.max(0, values[d][i]);
                sum += values[d][i];
            }
            for (int i = 0; i < values[d].length; i++) {
                values[d][i] = sum > 0 ? values[d][i] / sum : of.choices()[d][i];
            }
        }
        return of.withChoices(values);
    }
}
