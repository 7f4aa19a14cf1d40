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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.differentiable.ExpectedCost.Form;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Relaxation;

class ExpectedCostTest {
    private static final Paths PATHS = SmallSupernets.paths(true);

    private static ExpectedCost.Term term(Form form) {
        return new ExpectedCost.Term("latency-1", form, 0.5, 0.6, 400);
    }

    /** Costs that add up: choice i of decision d costs (d + 1) i, and 7 comes to all. */
    private static Reading added(Architecture architecture) {
        double cost = 7;
        for (int d = 0; d < PATHS.decisions(); d++) {
            cost += (d + 1.0) * architecture.choice(d);
        }
        return Reading.of(cost);
    }

    private static ExpectedCost learned(Form form, Function<Architecture, Reading> costs) {
        return ExpectedCost.learned(term(form), PATHS, costs, SeedTree.root(1).generator());
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

    /** In a mixture that is one path, the expectation is its cost: all are in one unit, in which their mean is about 1. */
    @Test
    void costsThatAddUpAreFound() {
        ExpectedCost cost = learned(Form.SUM, ExpectedCostTest::added);
        SeededRandom random = SeedTree.root(2).generator();
        double unit = cost.of(only(PATHS.uniform(SeedTree.root(3).generator())))
                / added(PATHS.uniform(SeedTree.root(3).generator())).orThrow();
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            Architecture one = PATHS.uniform(random);
            assertThat(cost.of(only(one))).isCloseTo(unit * added(one).orThrow(), within(1e-4));
            sum += cost.of(only(one)) / 200;
        }
        assertThat(sum).isCloseTo(1, within(0.1));
    }

    /** The expectation over all architectures, each drawn choice by choice with the weights of a mixture, one by one. */
    @Test
    void whatIsExpectedIsTheMeanOverAllArchitectures() {
        ExpectedCost cost = learned(Form.SUM, ExpectedCostTest::added);
        double[][] weights = new double[PATHS.decisions()][];
        SeededRandom random = SeedTree.root(7).generator();
        for (int d = 0; d < weights.length; d++) {
            double[] numbers = new double[PATHS.choices(d).size()];
            Arrays.setAll(numbers, i -> random.nextGaussian());
            weights[d] = Relaxation.shares(numbers, 1).weights();
        }
        double unit = cost.of(only(Architecture.of(new int[weights.length]))) / 7;
        assertThat(cost.of(new Weights(weights, new double[0])))
                .isCloseTo(unit * expected(weights, new int[weights.length], 0), within(1e-4));
    }

    private static double expected(double[][] weights, int[] chosen, int decision) {
        if (decision == weights.length) {
            return added(Architecture.of(chosen)).orThrow();
        }
        double sum = 0;
        for (int i = 0; i < weights[decision].length; i++) {
            chosen[decision] = PATHS.choices(decision).get(i);
            sum += weights[decision][i] * expected(weights, chosen, decision + 1);
        }
        return sum;
    }

    @Test
    void aProductIsTheLossTimesAPowerOfTheLogarithm() {
        ExpectedCost cost = learned(Form.PRODUCT, ExpectedCostTest::added);
        Weights mixture = only(PATHS.uniform(SeedTree.root(2).generator()));
        double factor = 0.5 * Math.pow(Math.log(1000 * cost.of(mixture)), 0.6);
        assertThat(cost.joined(1.7, mixture)).isCloseTo(1.7 * factor, within(1e-9));
    }

    static Stream<Arguments> relaxationsAndForms() {
        return Stream.of(Relaxation.SOFTMAX, Relaxation.CONCRETE, Relaxation.DIRICHLET, Relaxation.SPARSE)
                .flatMap(relaxation -> Stream.of(Form.values()).map(form -> Arguments.of(relaxation, form)));
    }

    /** Of a loss that is a sum of squares of the mixture's weights, and so has a slope of its own. */
    @ParameterizedTest
    @MethodSource("relaxationsAndForms")
    void theGradientIsTheSlopeOfTheLossWithTheCostInIt(Relaxation relaxation, Form form) {
        ExpectedCost cost = learned(form, ExpectedCostTest::added);
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
        Mixer.Step at = mixed.get();
        double[][] gradient = Arrays.stream(at.choices())
                .map(choices -> choices.pull(
                        Arrays.stream(choices.weights()).map(w -> 2 * w).toArray()))
                .toArray(double[][]::new);
        cost.join(gradient, squares(at), at);
        double step = 1e-6;
        for (int d = 0; d < numbers.length; d++) {
            for (int i = 0; i < numbers[d].length; i++) {
                double before = numbers[d][i];
                numbers[d][i] = before + step;
                Mixer.Step above = mixed.get();
                numbers[d][i] = before - step;
                Mixer.Step below = mixed.get();
                numbers[d][i] = before;
                double difference =
                        cost.joined(squares(above), above.weights()) - cost.joined(squares(below), below.weights());
                assertThat(gradient[d][i]).as("number %d of %d", i, d).isCloseTo(difference / (2 * step), within(1e-5));
            }
        }
        bilevel.close();
    }

    private static double squares(Mixer.Step step) {
        return Arrays.stream(step.weights().choices())
                .flatMapToDouble(Arrays::stream)
                .map(weight -> weight * weight)
                .sum();
    }

    /** One architecture in many costs, and all others nothing: what is fitted to these falls below a thousandth, and below 0. */
    @Test
    void whatCostsNextToNothingIsMultipliedByTheWeightAlone() {
        Architecture dear = Architecture.of(PATHS.choices(0).get(0), 1, 1, 1, 1, 1);
        ExpectedCost cost = learned(Form.PRODUCT, one -> Reading.of(one.choice(0) == dear.choice(0) ? 1 : 0));
        Architecture cheap = Architecture.of(PATHS.choices(0).get(1), 1, 1, 1, 1, 1);
        assertThat(cost.of(only(cheap))).isBetween(-1e-3, 1e-3);
        assertThat(cost.joined(1.7, only(cheap))).isCloseTo(1.7 * 0.5, within(1e-12));
        assertThat(cost.joined(1.7, only(dear))).isGreaterThan(1.7);
    }

    @Test
    void whatHasNoCostsIsRefused() {
        assertThatThrownBy(() -> learned(Form.SUM, any -> Reading.missing("not measured")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of 0 architectures latency-1 is known");
        assertThatThrownBy(() -> learned(Form.SUM, any -> Reading.of(-1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a mean of -1");
    }

    /** Which is any choice but a 3 × 3 convolution: there are three searches of six decisions. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void costsDriveASearchToWhatCostsLittle(Form form) {
        List<Architecture> found = DifferentiableStrategyTest.trials(
                DifferentiableStrategyTest.with(
                        new CostAwareDarts(),
                        "epochs",
                        8,
                        "warm-up",
                        0,
                        "searches",
                        3,
                        "cost-form",
                        form.toString(),
                        "cost-weight",
                        50.0,
                        "cost-power",
                        30.0,
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
