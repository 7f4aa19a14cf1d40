package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Relaxation;

class ExpectedCostTest {
    private static final Paths PATHS = SmallSupernets.paths(true);
    private static final ExpectedCost.Term TERM = new ExpectedCost.Term("latency-1", 0.5, 400);

    /** Costs that add up: choice i of decision d costs (d + 1) i, and 7 comes to all. */
    private static Reading added(Architecture architecture) {
        double cost = 7;
        for (int d = 0; d < PATHS.decisions(); d++) {
            cost += (d + 1.0) * architecture.choice(d);
        }
        return Reading.of(cost);
    }

    private static ExpectedCost learned(Function<Architecture, Reading> costs) {
        return ExpectedCost.learned(TERM, PATHS, costs, SeedTree.root(1).generator());
    }

    private static Weights only(Architecture architecture) {
        double[][] weights = new double[PATHS.decisions()][];
        for (int d = 0; d < weights.length; d++) {
            weights[d] = new double[PATHS.choices(d).size()];
            weights[d][PATHS.choices(d).indexOf(architecture.choice(d))] = 1;
        }
        double[] edges = new double[weights.length];
        Arrays.fill(edges, 1);
        return new Weights(weights, edges);
    }

    /** In a mixture that is one path, the expectation is its cost: all are in one unit, in which their mean is about the weight. */
    @Test
    void costsThatAddUpAreFound() {
        ExpectedCost cost = learned(ExpectedCostTest::added);
        SeededRandom random = SeedTree.root(2).generator();
        double unit = cost.of(only(PATHS.uniform(SeedTree.root(3).generator())))
                / added(PATHS.uniform(SeedTree.root(3).generator())).orThrow();
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            Architecture one = PATHS.uniform(random);
            assertThat(cost.of(only(one))).isCloseTo(unit * added(one).orThrow(), within(1e-4));
            sum += cost.of(only(one)) / 200;
        }
        assertThat(sum).isCloseTo(TERM.costWeight(), within(0.05));
    }

    @ParameterizedTest
    @EnumSource(
            value = Relaxation.class,
            names = {"SOFTMAX", "CONCRETE", "DIRICHLET", "SPARSE"})
    void theGradientIsTheSlopeOfWhatIsExpected(Relaxation relaxation) {
        ExpectedCost cost = learned(ExpectedCostTest::added);
        Bilevel bilevel = new Bilevel(
                SmallSupernets.shared(),
                PATHS,
                new Training(4, 0.1, 0.01, Training.Schedule.COSINE, 0.9, 0, 0, false),
                Mixing.SOFTMAX.with(relaxation, 1, 1),
                UpperLevel.of(UpperLevel.Order.FIRST),
                Optional.of(cost),
                SeedTree.root(4));
        Mixer mixer = bilevel.mixer();
        // A draw from the Dirichlet distribution jumps with its concentrations: its slope holds on average.
        Supplier<Mixer.Step> mixed = () -> relaxation == Relaxation.DIRICHLET
                ? mixer.mean(0)
                : mixer.draw(0, SeedTree.root(6).generator());
        double[][] numbers = mixer.numbers().values();
        SeededRandom random = SeedTree.root(5).generator();
        for (double[] vector : numbers) {
            Arrays.setAll(vector, i -> 0.3 * random.nextGaussian());
        }
        double[][] gradient =
                Arrays.stream(numbers).map(vector -> new double[vector.length]).toArray(double[][]::new);
        cost.addTo(gradient, mixed.get());
        double step = 1e-6;
        for (int d = 0; d < numbers.length; d++) {
            for (int i = 0; i < numbers[d].length; i++) {
                double at = numbers[d][i];
                numbers[d][i] = at + step;
                double above = cost.of(mixed.get().weights());
                numbers[d][i] = at - step;
                double below = cost.of(mixed.get().weights());
                numbers[d][i] = at;
                assertThat(gradient[d][i])
                        .as("number %d of %d", i, d)
                        .isCloseTo((above - below) / (2 * step), within(1e-5));
            }
        }
        bilevel.close();
    }

    @Test
    void whatHasNoCostsIsRefused() {
        assertThatThrownBy(() -> learned(any -> Reading.missing("not measured")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of 0 architectures latency-1 is known");
        assertThatThrownBy(() -> learned(any -> Reading.of(-1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a mean of -1");
    }

    /** Which is any choice but a 3 × 3 convolution: there are three searches of six decisions. */
    @Test
    void costsDriveASearchToWhatCostsLittle() {
        List<Architecture> found = DifferentiableStrategyTest.trials(
                DifferentiableStrategyTest.with(
                        new CostAwareDarts(),
                        "epochs",
                        8,
                        "warm-up",
                        0,
                        "searches",
                        3,
                        "cost-weight",
                        50.0,
                        "architecture-learning-rate",
                        0.3),
                1);
        int convolution = SmallSupernets.SPACE.decisions().get(0).choices().indexOf("nor_conv_3x3");
        assertThat(found)
                .hasSize(3)
                .allSatisfy(one ->
                        assertThat(IntStream.range(0, 6)).allMatch(decision -> one.choice(decision) != convolution));
    }
}
