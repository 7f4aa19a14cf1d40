package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.statistics.significance.Alternative;
import org.nasgauge.statistics.significance.MannWhitney;

/**
 * Strategies against random search on one benchmark with one budget: 200 runs against 1,000 of random search under other
 * seeds, by a one-sided Mann-Whitney test. One strategy in a thousand that is no better passes for better by chance, as one in
 * a thousand that is no worse for worse, though never on these seeds.
 *
 * <p>What is much better is seen early: for {@link #assertBetter} the runs are looked at several times, and the chance of an
 * error is shared out among the looks, so that their sum is what a single look would have (Bonferroni's inequality).
 */
public final class AgainstRandomSearch {
    private static final int RUNS = 200;
    private static final int RANDOM_RUNS = 1_000;
    private static final int FIRST_RANDOM_SEED = 100_000;
    private static final double ALPHA = 0.001;
    /** Runs at each early look. */
    private static final int[] LOOKS = {25, 50, 100};
    /** Of the chance of an error, for each early look; the last one has the rest. */
    private static final double SHARE = 0.1;

    private final Problem problem;
    private final double seconds;
    private final Function<Proposal.Trial, Observation> benchmark;
    private final ToDoubleFunction<List<Observation>> worth;
    private final double[] random;

    /**
     * @param seconds what a run may spend; it ends at the first trial that exceeds them
     * @param benchmark answers a trial, and says what it costs
     * @param worth judges a run by what it was told; greater is better
     */
    public AgainstRandomSearch(
            SearchStrategy randomSearch,
            Problem problem,
            double seconds,
            Function<Proposal.Trial, Observation> benchmark,
            ToDoubleFunction<List<Observation>> worth) {
        this.problem = problem;
        this.seconds = seconds;
        this.benchmark = benchmark;
        this.worth = worth;
        this.random = runs(randomSearch, Map.of(), architecture -> 0, FIRST_RANDOM_SEED, RANDOM_RUNS);
    }

    /** @param settings as a recipe gives them */
    public void assertBetter(SearchStrategy provider, Map<String, ?> settings) {
        assertBetter(provider, settings, architecture -> 0);
    }

    /** @param estimator answers queries, free of charge; no finite number where it has no answer */
    public void assertBetter(
            SearchStrategy provider, Map<String, ?> settings, ToDoubleFunction<Architecture> estimator) {
        double[] found = {};
        for (int look : LOOKS) {
            found = continued(found, provider, settings, estimator, look);
            if (chance(found, random) < SHARE * ALPHA) {
                return;
            }
        }
        found = continued(found, provider, settings, estimator, RUNS);
        assertThat(chance(found, random))
                .as("chance that %s with %s is no better", provider.name(), settings)
                .isLessThan((1 - SHARE * LOOKS.length) * ALPHA);
    }

    private double[] continued(
            double[] found,
            SearchStrategy provider,
            Map<String, ?> settings,
            ToDoubleFunction<Architecture> estimator,
            int runs) {
        return DoubleStream.concat(
                        DoubleStream.of(found),
                        DoubleStream.of(runs(provider, settings, estimator, found.length, runs - found.length)))
                .toArray();
    }

    public void assertNoWorse(SearchStrategy provider, Map<String, ?> settings) {
        double[] found = runs(provider, settings, architecture -> 0, 0, RUNS);
        assertThat(chance(random, found))
                .as("chance that %s with %s is no worse", provider.name(), settings)
                .isGreaterThan(ALPHA);
    }

    /** How probable it is that the first would be so much greater than the second, were they alike. */
    private static double chance(double[] first, double[] second) {
        return MannWhitney.withDefaults()
                .with(Alternative.GREATER)
                .test(first, second)
                .p();
    }

    private double[] runs(
            SearchStrategy provider,
            Map<String, ?> given,
            ToDoubleFunction<Architecture> estimator,
            int firstSeed,
            int runs) {
        SearchStrategy strategy = Settings.read("test", provider, given);
        return IntStream.range(firstSeed, firstSeed + runs)
                .mapToObj(seed -> SeedTree.root(seed).child(provider.name()).generator())
                .mapToDouble(generator -> worth.applyAsDouble(told(strategy.start(problem, generator), estimator)))
                .toArray();
    }

    private List<Observation> told(Search strategy, ToDoubleFunction<Architecture> estimator) {
        List<Observation> told = new ArrayList<>();
        double left = seconds;
        Optional<Proposal.Trial> further = Optional.empty();
        double trained = 0; // seconds of the training that goes on
        while (true) {
            Proposal proposal = further.isPresent() ? further.get() : strategy.ask();
            if (proposal instanceof Proposal.Query query) {
                double value = estimator.applyAsDouble(query.architecture());
                strategy.tell(new Estimate(
                        query, Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty(), 0));
            } else if (proposal instanceof Proposal.Trial trial) {
                Observation whole = benchmark.apply(trial);
                Observation observation = whole.of(trial, whole.seconds() - trained);
                left -= observation.seconds();
                if (left < 0) {
                    return told;
                }
                told.add(observation);
                strategy.tell(observation);
                further = strategy.goOn();
                trained = further.isPresent() ? whole.seconds() : 0;
            } else {
                return told;
            }
        }
    }
}
