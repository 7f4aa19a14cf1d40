package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.oneshot.mixture.Relaxation;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

class SelectionTest {
    private static final double[] EDGES = {1, 1, 1, 1, 1, 1};
    private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4);

    private final SharedWeights shared = SmallSupernets.shared();
    private final MixtureNetwork network =
            new MixtureNetwork(shared, SmallSupernets.paths(true), Mixing.SOFTMAX, false, SeedTree.root(2));
    private final Batch batch = shared.validation().batch(IntStream.range(0, 6).toArray());
    private Weights mixture = new Weights(new double[0][], EDGES);

    @BeforeEach
    void mix() {
        SeededRandom random = SeedTree.root(7).generator();
        double[][] weights = new double[6][];
        Arrays.setAll(
                weights,
                edge -> Relaxation.shares(random.doubles(5).map(x -> 3 * x).toArray(), 1)
                        .weights());
        mixture = new Weights(weights, EDGES);
    }

    @Test
    void theLikeliestAreThoseOfAnEnumeration() {
        List<Double> products = new ArrayList<>();
        for (int cell = 0; cell < 15_625; cell++) {
            double product = 1;
            for (int edge = 0, rest = cell; edge < 6; edge++, rest /= 5) {
                product *= mixture.choices()[edge][rest % 5];
            }
            products.add(product);
        }
        products.sort(Collections.reverseOrder());
        List<int[]> found = Selection.likeliest(mixture.choices(), 40);
        assertThat(found.stream().map(Arrays::toString).distinct()).hasSize(40);
        for (int i = 0; i < 40; i++) {
            double product = 1;
            for (int edge = 0; edge < 6; edge++) {
                product *= mixture.choices()[edge][found.get(i)[edge]];
            }
            assertThat(product).isCloseTo(products.get(i), within(1e-15));
        }
        assertThat(Selection.likeliest(mixture.choices(), 99_999)).hasSize(15_625);
    }

    /** Whether it is scored in one batch after the other, and without the choice alone. */
    @Test
    void theChoiceThatIsMissedMostIsKept() {
        Batch other = shared.validation().batch(IntStream.range(6, 12).toArray());
        double[] correct = new double[5];
        for (int choice = 0; choice < 5; choice++) {
            double[][] without = Numbers.copy(mixture.choices());
            without[3][choice] = 0;
            Weights rest = mixture.withChoices(without);
            correct[choice] = network.score(rest, batch).percentCorrect()
                    + network.score(rest, other).percentCorrect();
        }
        int missed = new Selection(network, List.of(batch, other)).mostMissed(mixture, 3, ALL);
        for (int choice = 0; choice < 5; choice++) {
            assertThat(correct[missed]).isLessThanOrEqualTo(correct[choice]);
        }
        assertThat(new Selection(network, List.of(batch)).mostMissed(mixture, 3, List.of(4)))
                .isEqualTo(4);
    }

    @Test
    void aScoreIsThatOfThePassAndAThirdOfItsWork() {
        double loss = network.pass(mixture, batch).loss();
        long work = network.work();
        assertThat(network.score(mixture, batch).meanLoss()).isEqualTo(loss);
        assertThat(3 * (network.work() - work)).isEqualTo(work);
    }

    @Test
    void noiseKeepsSharesAndTheWorstIsNoBetterThanNone() {
        List<List<Integer>> open = new ArrayList<>(Collections.nCopies(6, ALL));
        open.set(2, List.of(1, 3));
        double[][] some = Numbers.copy(mixture.choices());
        some[2] = new double[] {0, 0.4, 0, 0.6, 0};
        Weights weights = mixture.withChoices(some);
        Shaking shaking = new Shaking(network, open, 0.2);
        double calm = network.score(weights, batch).meanLoss();
        double noisy = 0;
        double worst = 0;
        for (int seed = 0; seed < 5; seed++) {
            Weights random = shaking.random(weights, SeedTree.root(seed).generator());
            Weights adversarial =
                    shaking.adversarial(weights, batch, SeedTree.root(seed).generator());
            for (Weights shaken : List.of(random, adversarial)) {
                assertThat(List.of(shaken.choices())).allSatisfy(shares -> {
                    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
                    assertThat(Arrays.stream(shares).min().orElseThrow()).isNotNegative();
                });
                assertThat(shaken.choices()[2][0] + shaken.choices()[2][2] + shaken.choices()[2][4])
                        .isZero();
            }
            noisy += network.score(random, batch).meanLoss() / 5;
            worst += network.score(adversarial, batch).meanLoss() / 5;
            assertThat(network.score(adversarial, batch).meanLoss()).isGreaterThanOrEqualTo(calm);
        }
        assertThat(worst).isGreaterThan(noisy);
    }
}
