package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.Trials;

/** The strategies on NAS-Bench-201, against numbers worked out on the same table by other programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NasBench201NumbersTest {
    private static final int RUNS = 1_000;

    private final CellSpace space = CellSpace.nasbench201();
    /** CIFAR-10 test accuracy after 200 epochs, reward and result at once. */
    private final double[] accuracy = meanOfTheRunsThatExist();

    @ParameterizedTest
    @CsvSource({
        "1, 87.0563",
        "10, 93.0948",
        "50, 93.6871",
        "100, 93.8460",
        "150, 93.9234",
        "200, 93.9732",
        "500, 94.1145"
    })
    void randomSearchFindsTheExpectedMaximumOfItsDraws(int draws, double published) {
        double exact = expectedMaximum(draws);
        assertThat(exact).isCloseTo(published, within(6e-5));
        double[] best = bestOfRuns(new RandomSearch(), Map.of(), draws);
        assertThat(mean(best)).isCloseTo(exact, within(4 * standardError(best)));
    }

    /** Means over 2,000 runs of an independent program in Python. */
    @ParameterizedTest
    @CsvSource({
        "10, 3, space, 100, 94.144", "10, 3, space, 150, 94.247", "10, 3, space, 200, 94.292",
        "10, 3, node-biased, 100, 94.094", "10, 3, node-biased, 150, 94.198", "10, 3, node-biased, 200, 94.261",
        "30, 10, space, 100, 94.252", "30, 10, space, 150, 94.323", "30, 10, space, 200, 94.346"
    })
    void regularizedEvolutionFindsWhatAnotherProgramFinds(
            int population, int sample, String mutation, int evaluations, double mean) {
        double[] best = bestOfRuns(
                new RegularizedEvolution(),
                Map.of("population-size", population, "sample-size", sample, "mutation", mutation),
                evaluations);
        assertThat(mean(best)).isCloseTo(mean, within(4 * Math.sqrt(1.5) * standardError(best)));
    }

    /** Two cells share the optimum; the share of starts that is published is that of the first of them. */
    @Test
    void theLandscapeHasThePublishedLocalMaxima() {
        int[] steps = new int[1];
        int[] ends = IntStream.range(0, space.size())
                .map(start -> ascend(start, steps))
                .toArray();
        assertThat(Arrays.stream(ends).distinct()).hasSize(22);
        assertThat(accuracy[6_111]).isEqualTo(accuracy[13_714]).isEqualTo(94.37);
        assertThat(shareOf(ends, 6_111)).isCloseTo(0.187, within(0.0005));
        assertThat(shareOf(ends, 13_714)).isCloseTo(0.517, within(0.0005));
        assertThat((double) steps[0] / space.size()).isCloseTo(4.51, within(0.005));
        assertThat(Arrays.stream(ends).mapToDouble(end -> accuracy[end]).average())
                .hasValueCloseTo(94.199, within(0.0005));
    }

    @Test
    void localSearchEndsWhereSteepestAscentEnds() {
        double[] ends = bestOfRuns(new LocalSearch(), Map.of("restart", false), 1_000);
        assertThat(mean(ends)).isCloseTo(94.199, within(4 * standardError(ends)));
        double[] optimal = Arrays.stream(ends).map(end -> end == 94.37 ? 1 : 0).toArray();
        assertThat(mean(optimal)).isCloseTo(0.187 + 0.517, within(4 * standardError(optimal)));
    }

    @Test
    void theOracleIsTheCeilingAndTheConstantTheMean() {
        assertThat(bestOfRuns(new Oracle(), Map.of(), 1)).containsOnly(94.37);
        double[] floor = bestOfRuns(new ConstantBaseline(), Map.of(), 10);
        assertThat(mean(floor)).isCloseTo(87.0563, within(4 * standardError(floor)));
    }

    /** To two decimals, as the other programs had it. */
    private static double[] meanOfTheRunsThatExist() {
        ReferenceTable table = ReferenceTable.open("nasbench201/nb201.csv.gz");
        List<List<String>> runs = IntStream.rangeClosed(1, 3)
                .mapToObj(run -> table.texts("c10_test_run" + run))
                .toList();
        return IntStream.range(0, table.size())
                .mapToDouble(index -> meanOf(runs.stream()
                        .map(run -> run.get(index))
                        .filter(text -> !text.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray()))
                .toArray();
    }

    private static double meanOf(double[] values) {
        return new BigDecimal(mean(values)).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static double shareOf(int[] ends, int index) {
        return (double) Arrays.stream(ends).filter(end -> end == index).count() / ends.length;
    }

    private int ascend(int start, int[] steps) {
        int at = start;
        while (true) {
            Architecture best = space.neighbours(space.at(at)).stream()
                    .max(Comparator.comparingDouble(cell -> accuracy[space.indexOf(cell)]))
                    .orElseThrow();
            if (accuracy[space.indexOf(best)] <= accuracy[at]) {
                return at;
            }
            at = space.indexOf(best);
            steps[0]++;
        }
    }

    /** Of the i-th smallest of N values, the chance to be the greatest of n draws is (i/N)^n − ((i−1)/N)^n. */
    private double expectedMaximum(int draws) {
        double[] sorted = accuracy.clone();
        Arrays.sort(sorted);
        double expected = 0;
        for (int i = 1; i <= sorted.length; i++) {
            double below = Math.pow((i - 1.0) / sorted.length, draws);
            expected += sorted[i - 1] * (Math.pow((double) i / sorted.length, draws) - below);
        }
        return expected;
    }

    private double[] bestOfRuns(SearchStrategy provider, Map<String, ?> settings, int evaluations) {
        return IntStream.range(0, RUNS)
                .mapToDouble(seed -> best(run(provider, settings, seed, evaluations)))
                .toArray();
    }

    private List<Observation> run(SearchStrategy provider, Map<String, ?> settings, int seed, int evaluations) {
        Problem problem = new Problem(
                space,
                List.of(Fidelity.full(200)),
                Constraint.evaluations(evaluations),
                List.of(Metric.ACCURACY),
                Map.of(),
                Optional.of(space.at(13_714)));
        Search strategy = Settings.read("test", provider, settings)
                .start(problem, SeedTree.root(seed).child(provider.name()).generator());
        return Trials.run(strategy, this::evaluate, evaluations);
    }

    private Observation evaluate(Proposal.Trial trial) {
        return new Observation.Scored(trial, accuracy[space.indexOf(trial.architecture())], 1);
    }

    private static double best(List<Observation> told) {
        return told.stream()
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .max()
                .orElseThrow();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
