package org.nasgauge.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.estimators.RankAggregation.Rule;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

class RankAggregationTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new RankAggregation();
    }

    @Test
    void ranks_are_counted_from_the_worst_and_ties_share_their_average() {
        double[][] said = {{1, 5, 5, 9}, {4, 3, 2, 1}};
        assertThat(estimates(Rule.MEAN_RANK, said)).containsExactly(5 / 4.0, 5.5 / 4, 4.5 / 4, 5 / 4.0);
        assertThat(estimates(Rule.LOG_RANK, said)[1])
                .isCloseTo(StrictMath.log(2.5 / 4) + StrictMath.log(3 / 4.0), within(1e-15));
    }

    @Test
    void a_majority_of_pairs_decides_and_draws_count_one_half() {
        // Three members: 0 beats 1, 1 beats 2, 2 beats 0, by two to one each, and all of them beat 3.
        double[][] circle = {{3, 2, 1, 0}, {1, 3, 2, 0}, {2, 1, 3, 0}};
        assertThat(estimates(Rule.MAJORITY, circle)).containsExactly(2.5, 2.5, 2.5, 0.5);
    }

    @Test
    void every_rule_is_what_its_definition_says_of_all_pairs() {
        SeededRandom random = SeedTree.root(3).generator();
        for (int round = 0; round < 50; round++) {
            double[][] said = new double[3][2 + random.nextInt(20)];
            for (double[] member : said) {
                Arrays.setAll(member, i -> random.nextInt(8));
            }
            for (Rule rule : Rule.values()) {
                double[] estimates = estimates(rule, said);
                for (int i = 0; i < estimates.length; i++) {
                    assertThat(estimates[i]).isCloseTo(byPairs(rule, said, i), within(1e-12));
                }
            }
        }
    }

    private static double byPairs(Rule rule, double[][] said, int own) {
        int n = said[0].length;
        if (rule == Rule.MAJORITY) {
            return IntStream.range(0, n)
                    .mapToDouble(other -> 0.5
                            + 0.5
                                    * StrictMath.signum(Arrays.stream(said)
                                            .mapToDouble(member -> StrictMath.signum(member[own] - member[other]))
                                            .sum()))
                    .sum();
        }
        return Arrays.stream(said)
                .mapToDouble(member -> {
                    double rank = 0.5
                            + Arrays.stream(member)
                                    .map(other -> other < member[own] ? 1 : other == member[own] ? 0.5 : 0)
                                    .sum();
                    return rule == Rule.LOG_RANK ? StrictMath.log(rank / n) : rank / n;
                })
                .sum();
    }

    @Test
    void one_from_outside_stands_between_its_neighbours() {
        Estimation estimation = started(Rule.LOG_RANK, new double[][] {{1, 2, 3}});
        double[] asked = {0, 1, 1.5, 2, 3, 4};
        double[] estimates = Arrays.stream(asked)
                .map(value -> estimation.estimate(Architecture.of(0), evidence(value)))
                .toArray();
        assertThat(estimates).isSorted().doesNotHaveDuplicates();
        assertThat(estimates[0]).isFinite();
    }

    private static double[] estimates(Rule rule, double[][] said) {
        Estimation estimation = started(rule, said);
        return IntStream.range(0, said[0].length)
                .mapToDouble(i -> estimation.estimate(Architecture.of(0), of(said, i)))
                .toArray();
    }

    private static Estimation started(Rule rule, double[][] said) {
        ToyBenchmark toy = ToyBenchmark.additive(2, 2);
        Problem problem = Problem.of(toy.space(), List.of(toy.problem(1).fullFidelity()), Constraint.evaluations(1));
        Estimation estimation =
                new RankAggregation(rule, 10).start(problem, SeedTree.root(0).generator());
        estimation.candidates(IntStream.range(0, said[0].length)
                .mapToObj(i -> new Estimation.Candidate(Architecture.of(0), of(said, i)))
                .toList());
        return estimation;
    }

    private static Evidence of(double[][] said, int candidate) {
        return evidence(
                Arrays.stream(said).mapToDouble(member -> member[candidate]).toArray());
    }

    private static Evidence evidence(double... said) {
        Map<String, Evidence.Property> properties = new TreeMap<>();
        for (int i = 0; i < said.length; i++) {
            properties.put(
                    "member" + i,
                    new Evidence.Property(new Metric("member" + i, Unit.SCORE, Direction.MAXIMIZE), said[i]));
        }
        return new Evidence(Metric.ACCURACY, Optional.empty(), properties);
    }
}
