package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.differentiable.UpperLevel.Order;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.Relaxation;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.testkit.ProductSpace;

class BilevelTest {
    private static final Training TRAINING = new Training(4, 0.1, 0.01, Training.Schedule.COSINE, 0.9, 0, 0, false);
    private static final SeedTree SEED = SeedTree.root(3);

    private static Bilevel smooth(Mixing mixing, UpperLevel upper) {
        return smooth(TRAINING, mixing, upper);
    }

    private static Bilevel smooth(Training training, Mixing mixing, UpperLevel upper) {
        SharedWeights shared = SmallSupernets.shared(SmallSupernets.smooth());
        Bilevel bilevel = new Bilevel(
                shared, Paths.of(ProductSpace.of(3, 3), SmallSupernets.smooth(), true), training, mixing, upper, SEED);
        SeededRandom random = SeedTree.root(8).generator();
        for (double[] vector : bilevel.mixer().numbers().values()) {
            Arrays.setAll(vector, i -> random.nextGaussian());
        }
        return bilevel;
    }

    private static Batch batch(SharedWeights.Images images) {
        return images.batch(IntStream.range(0, 6).toArray());
    }

    private static final SharedWeights IMAGES = SmallSupernets.shared(SmallSupernets.smooth());
    private static final Batch TRAIN = batch(IMAGES.training());
    private static final Batch VALID = batch(IMAGES.validation());

    /** The same mixture each time, of whatever numbers there are. */
    private interface Draw {
        Mixer.Step of(Mixer mixer);
    }

    private static final Draw DRAWN = mixer -> mixer.draw(0, SeedTree.root(9).generator());
    private static final Draw MEAN = mixer -> mixer.mean(0);

    /** What an order differentiates; at second order after the step that the optimizer would take, with its momentum and decay. */
    private static double loss(Bilevel bilevel, Draw draw, Order order, Training training, double rate) {
        MixtureNetwork.Weights weights = draw.of(bilevel.mixer()).weights();
        if (order != Order.SECOND) {
            return bilevel.network()
                    .pass(weights, order == Order.FIRST ? VALID : TRAIN)
                    .loss();
        }
        Map<String, float[]> before = bilevel.network().supernet().parameters().values();
        Map<String, float[]> velocities = bilevel.snapshot().group("velocity ");
        bilevel.network().pass(weights, TRAIN);
        bilevel.network().supernet().parameters().parameters().forEach((name, parameter) -> {
            float[] velocity = velocities.getOrDefault(name, new float[0]);
            for (int i = 0; i < parameter.size(); i++) {
                double w = parameter.value().get(i);
                double by =
                        training.momentum() * velocity[i] + parameter.gradient().get(i) + training.weightDecay() * w;
                parameter.value().set(i, (float) (w - rate * by));
            }
        });
        double loss = bilevel.network().pass(weights, VALID).loss();
        bilevel.network().supernet().parameters().setAll(before);
        return loss;
    }

    private static double[][] gradient(Bilevel bilevel, Order order, double rate) {
        return bilevel.hypergradient()
                .of(order, DRAWN.of(bilevel.mixer()), TRAIN, VALID, rate)
                .gradient();
    }

    private static void agrees(Bilevel bilevel, double rate, double tolerance) {
        agrees(bilevel, DRAWN, rate == 0 ? Order.FIRST : Order.SECOND, TRAINING, rate, tolerance);
    }

    private static void agrees(
            Bilevel bilevel, Draw draw, Order order, Training training, double rate, double tolerance) {
        double[][] gradient = bilevel.hypergradient()
                .of(order, draw.of(bilevel.mixer()), TRAIN, VALID, rate)
                .gradient();
        double[][] numbers = bilevel.mixer().numbers().values();
        double step = 2e-2;
        double size = 0;
        for (int d = 0; d < numbers.length; d++) {
            for (int i = 0; i < numbers[d].length; i++) {
                double at = numbers[d][i];
                numbers[d][i] = at + step;
                double above = loss(bilevel, draw, order, training, rate);
                numbers[d][i] = at - step;
                double below = loss(bilevel, draw, order, training, rate);
                numbers[d][i] = at;
                assertThat(gradient[d][i])
                        .as("number %d of %d", i, d)
                        .isCloseTo((above - below) / (2 * step), within(tolerance));
                size = Math.max(size, Math.abs(gradient[d][i]));
            }
        }
        assertThat(size).isGreaterThan(20 * tolerance);
    }

    @ParameterizedTest
    @EnumSource(
            value = Relaxation.class,
            names = {"SOFTMAX", "CONCRETE", "SPARSE"})
    void firstOrderGradientsAgreeWithDifferences(Relaxation relaxation) {
        Mixing mixing = new Mixing(relaxation, 1.5, 1.5, 0.1, 1, false, true, Mixing.Trained.MIXTURE);
        agrees(smooth(mixing, UpperLevel.of(Order.FIRST)), 0, 2e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void soTheyDoWithPartialChannelsAndWeighedEdges(int share) {
        Mixing mixing = new Mixing(Relaxation.SOFTMAX, 1, 1, 0, share, true, true, Mixing.Trained.MIXTURE);
        agrees(smooth(mixing, UpperLevel.of(Order.FIRST)), 0, 2e-4);
    }

    /** What the eigenvalue is of. */
    @ParameterizedTest
    @EnumSource(Relaxation.class)
    void soTheyDoAtTheMixtureWithoutNoise(Relaxation relaxation) {
        Mixing mixing = new Mixing(relaxation, 1.5, 1.5, 0.1, 1, false, true, Mixing.Trained.MIXTURE);
        agrees(smooth(mixing, UpperLevel.of(Order.FIRST)), MEAN, Order.FIRST, TRAINING, 0, 2e-4);
    }

    @Test
    void soTheyDoOnOneLevelAndAfterPruning() {
        Bilevel bilevel = smooth(Mixing.SOFTMAX, UpperLevel.of(Order.SINGLE_LEVEL));
        agrees(bilevel, DRAWN, Order.SINGLE_LEVEL, TRAINING, 0, 2e-4);
        bilevel.mixer().keepOnly(0, List.of(0, 2));
        bilevel.mixer().keepOnly(1, List.of(1, 2));
        agrees(bilevel, DRAWN, Order.FIRST, TRAINING, 0, 2e-4);
    }

    /** The gradients of the network's weights are those of the pass that is asked for them alone. */
    @ParameterizedTest
    @EnumSource(
            value = Relaxation.class,
            names = {"SOFTMAX", "GUMBEL"})
    void eachGradientAloneHasTheBitsOfBoth(Relaxation relaxation) {
        Bilevel bilevel = smooth(Mixing.SOFTMAX.with(relaxation, 1, 1), UpperLevel.of(Order.FIRST));
        MixtureNetwork network = bilevel.network();
        MixtureNetwork.Weights weights = DRAWN.of(bilevel.mixer()).weights();
        MixtureNetwork.Pass both = network.pass(weights, VALID);
        List<float[]> gradients = both.reached().stream()
                .map(parameter -> parameter.gradient().toArray())
                .toList();
        MixtureNetwork.Pass byMixture = network.pass(MixtureNetwork.By.MIXTURE, weights, VALID);
        assertThat(byMixture.byChoices()).isDeepEqualTo(both.byChoices());
        assertThat(byMixture.reached()).isEmpty();
        MixtureNetwork.Pass byParameters = network.pass(MixtureNetwork.By.PARAMETERS, weights, VALID);
        assertThat(byParameters.loss()).isEqualTo(both.loss()).isEqualTo(byMixture.loss());
        assertThat(byParameters.reached()).isEqualTo(both.reached());
        for (int p = 0; p < gradients.size(); p++) {
            assertThat(both.reached().get(p).gradient().toArray()).isEqualTo(gradients.get(p));
        }
    }

    /** Past an epoch of training, so that there is a velocity. */
    @Test
    void secondOrderLooksAheadWithMomentumAndDecay() {
        Training training = new Training(4, 0.1, 0.01, Training.Schedule.COSINE, 0.9, 0.05, 0, false);
        Bilevel bilevel = smooth(training, Mixing.SOFTMAX, UpperLevel.of(Order.SECOND));
        bilevel.advance();
        agrees(bilevel, DRAWN, Order.SECOND, training, 0.2, 3.5e-4);
    }

    @Test
    void secondOrderGradientsAgreeWithDifferencesThroughTheStep() {
        double rate = 0.4;
        Bilevel second = smooth(Mixing.SOFTMAX, UpperLevel.of(Order.SECOND));
        agrees(second, rate, 3.5e-4);
        Bilevel first = smooth(Mixing.SOFTMAX, UpperLevel.of(Order.FIRST));
        double[][] by2 = gradient(second, Order.SECOND, rate);
        double[][] by1 = gradient(first, Order.FIRST, rate);
        double apart = 0;
        for (int d = 0; d < by1.length; d++) {
            for (int i = 0; i < by1[d].length; i++) {
                apart = Math.max(apart, Math.abs(by1[d][i] - by2[d][i]));
            }
        }
        assertThat(apart).as("what the second order changes").isGreaterThan(2e-3);
    }

    /** The gradient of a choice that was not computed is the sum of the gradients where it would stand. */
    @Test
    void gumbelComputesOneOperationAnEdge() {
        Mixing gumbel = Mixing.SOFTMAX.with(Relaxation.GUMBEL, 1, 1);
        Bilevel bilevel = smooth(gumbel, UpperLevel.of(Order.FIRST));
        Bilevel softmax = smooth(Mixing.SOFTMAX, UpperLevel.of(Order.FIRST));
        double[][] skips = {{1, 0, 0}, {1, 0, 0}};
        MixtureNetwork.Weights weights = new MixtureNetwork.Weights(skips, new double[] {1, 1});
        MixtureNetwork.Pass pass = bilevel.network().pass(weights, VALID);
        assertThat(pass.byChoices()[0][1]).isEqualTo(pass.byChoices()[0][2]).isNotZero();
        assertThat(pass.byChoices()[0][0]).isNotEqualTo(pass.byChoices()[0][1]);
        softmax.network().pass(softmax.mixer().draw(0, SEED.generator()).weights(), VALID);
        assertThat(bilevel.network().work()).isLessThan(softmax.network().work());
    }

    /** Where one operation has all the weight, a gate beside it has the slope of the loss by its own weight, and costs its work. */
    @Test
    void gatesHaveTheirOwnSlopes() {
        int[][] gates = {{0, 2}, {1}};
        double h = 2e-2;
        Bilevel bilevel = smooth(Mixing.SOFTMAX.with(Relaxation.GATES, 1, 1), UpperLevel.of(Order.FIRST));
        double above = gated(bilevel, h, gates).loss();
        double below = gated(bilevel, -h, gates).loss();
        MixtureNetwork.Pass pass = gated(bilevel, 0, gates);
        assertThat(pass.byChoices()[0][2]).isCloseTo((above - below) / (2 * h), within(2e-4));
        assertThat(Math.abs(pass.byChoices()[0][2])).isGreaterThan(4e-3);
        long before = bilevel.network().work();
        gated(bilevel, 0, new int[][] {{}, {}});
        assertThat(bilevel.network().work() - before).isLessThan(before / 3);
    }

    private static MixtureNetwork.Pass gated(Bilevel bilevel, double weight, int[][] gates) {
        double[][] choices = {{1, 0, weight}, {0, 1, 0}};
        return bilevel.network().pass(new MixtureNetwork.Weights(choices, new double[] {1, 1}, gates), VALID);
    }

    /** One path a step, as likely as the shares of its choices: where one has all, always that. */
    @Test
    void drawnPathsFollowTheShares() {
        Mixing drawn = new Mixing(Relaxation.GATES, 1, 1, 0, 1, false, true, Mixing.Trained.DRAWN_PATH);
        Bilevel bilevel = smooth(
                drawn,
                new UpperLevel(
                        Order.FIRST,
                        0,
                        0,
                        UpperLevel.Regularisation.DECAY,
                        9,
                        UpperLevel.Perturbation.NONE,
                        0,
                        0,
                        0,
                        1));
        double[][] sure = {{0, 0, 60}, {60, 0, 0}};
        bilevel.mixer().numbers().set(sure);
        Map<String, float[]> before = bilevel.network().supernet().parameters().values();
        bilevel.advance();
        bilevel.network().supernet().parameters().values().forEach((name, values) -> {
            boolean isOnPath = !name.startsWith("edge1");
            assertThat(Arrays.equals(values, before.get(name))).as(name).isEqualTo(!isOnPath);
        });
        bilevel.close();
    }

    @Test
    void powerIterationFindsTheGreatestEigenvalueOfAnySign() {
        double[][] hessian = {{-3, 1, 0.5}, {1, 2, -0.4}, {0.5, -0.4, 1}};
        double greatest = Sharpness.greatest(new double[][] {{0.3, 0.1}, {-0.2}}, at -> {
            double[] flat = {at[0][0], at[0][1], at[1][0]};
            double[] product = Arrays.stream(hessian)
                    .mapToDouble(row -> row[0] * flat[0] + row[1] * flat[1] + row[2] * flat[2])
                    .toArray();
            return new double[][] {{product[0], product[1]}, {product[2]}};
        });
        double shifted = (hessian[0][0] - greatest) * ((hessian[1][1] - greatest) * (hessian[2][2] - greatest) - 0.16)
                - (1 * (hessian[2][2] - greatest) + 0.2)
                + 0.5 * (-0.4 - 0.5 * (hessian[1][1] - greatest));
        assertThat(greatest).isBetween(2.2, 2.4);
        assertThat(shifted).as("of the characteristic polynomial").isCloseTo(0, within(0.1));
    }

    @ParameterizedTest
    @EnumSource(Relaxation.class)
    void aSearchThatWasKilledGoesOnToTheSameBits(Relaxation relaxation) {
        Mixing mixing = Mixing.SOFTMAX.with(relaxation, 3, 1);
        UpperLevel upper = UpperLevel.of(Order.FIRST).watchedEvery(2);
        Bilevel whole = smooth(mixing, upper);
        Bilevel killed = smooth(mixing, upper);
        for (int epoch = 0; epoch < 4; epoch++) {
            whole.advance();
        }
        killed.advance();
        killed.advance();
        Bilevel resumed = smooth(mixing, upper);
        resumed.restore(Snapshot.of(killed.snapshot().bytes()));
        resumed.advance();
        resumed.advance();
        assertThat(resumed.snapshot().bytes()).isEqualTo(whole.snapshot().bytes());
        assertThat(whole.epochs()).hasSize(4).allMatch(epoch -> epoch.work() > 0);
    }
}
