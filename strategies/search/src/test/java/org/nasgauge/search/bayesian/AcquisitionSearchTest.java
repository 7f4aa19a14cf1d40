package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.testkit.ToyBenchmark;

class AcquisitionSearchTest {
    private final SeededRandom random = SeedTree.root(1).generator();

    /** Where each choice counts by itself, local searches end near the best of more than 10^18: a rule against equal inputs lies in the way. */
    @Test
    void climbsToTheBestOfALargeSpace() {
        SearchSpace space = new DartsSpace();
        Architecture best = space.sample(random);
        ToDoubleFunction<Architecture> closeness = one -> {
            int same = 0;
            for (int i = 0; i < one.length(); i++) {
                same += one.choice(i) == best.choice(i) ? 1 : 0;
            }
            return same;
        };
        for (int searches = 0; searches < 3; searches++) {
            for (int trial = 0; trial < 5; trial++) {
                Architecture start = space.sample(random);
                double found = greatest(space, new AcquisitionSearch(20, searches), start, Set.of(), closeness);
                if (searches > 0) {
                    assertThat(found).isGreaterThan(closeness.applyAsDouble(best) - 6);
                } else {
                    assertThat(found).isLessThan(closeness.applyAsDouble(best) / 2);
                }
            }
        }
    }

    @Test
    void comparesAllOfASmallSpaceAndNeverWhatIsExcluded() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4);
        Set<Architecture> excluded = new HashSet<>();
        for (int left = 64; left > 0; left--) {
            double most = Double.NEGATIVE_INFINITY;
            for (int index = 0; index < 64; index++) {
                Architecture one = benchmark.space().at(index);
                most = excluded.contains(one)
                        ? most
                        : Math.max(most, benchmark.score().applyAsDouble(one));
            }
            Architecture found = new AcquisitionSearch(64, 1)
                    .greatest(benchmark.space(), Stream.empty(), excluded, exactly(benchmark.score()), random)
                    .orElseThrow();
            assertThat(benchmark.score().applyAsDouble(found)).isEqualTo(most);
            assertThat(excluded.add(found)).isTrue();
        }
        assertThat(new AcquisitionSearch(64, 1)
                        .greatest(benchmark.space(), Stream.empty(), excluded, exactly(benchmark.score()), random))
                .isEmpty();
    }

    /** Whatever is answered for what is worth less than the threshold. */
    @Test
    void boundsInThePlaceOfWhatIsWorthLessFindTheGreatestOfThoseCompared() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4, 4);
        SeededRandom generous = SeedTree.root(2).generator();
        AcquisitionSearch.Worth bounded = (one, threshold, least) -> {
            double worth = benchmark.score().applyAsDouble(one);
            return worth > threshold ? worth : worth + generous.nextDouble() * (Math.min(threshold, 100) - worth);
        };
        assertThat(new AcquisitionSearch(256, 0).greatest(benchmark.space(), Stream.empty(), Set.of(), bounded, random))
                .contains(benchmark.best());
    }

    /** Climbing and drawing included. */
    @Test
    void howMuchNoMoreThanTheLeastIsMattersToNobody() {
        SearchSpace space = new DartsSpace();
        SeededRandom generous = SeedTree.root(3).generator();
        for (int searches = 0; searches < 4; searches++) {
            for (int trial = 0; trial < 10; trial++) {
                AcquisitionSearch search = new AcquisitionSearch(20, searches);
                AcquisitionSearch.Worth honest = (one, threshold, least) -> one.hashCode() % 1_000;
                AcquisitionSearch.Worth careless = (one, threshold, least) -> {
                    double worth = one.hashCode() % 1_000;
                    assertThat(least).isLessThanOrEqualTo(threshold);
                    return worth > least ? worth : worth + generous.nextDouble() * (least - worth);
                };
                List<Architecture> best = List.of(space.sample(random), space.sample(random));
                SeededRandom same = random.copy();
                assertThat(search.greatest(space, best.stream(), Set.of(), careless, same))
                        .isEqualTo(search.greatest(space, best.stream(), Set.of(), honest, random));
            }
        }
    }

    private double greatest(
            SearchSpace space,
            AcquisitionSearch search,
            Architecture start,
            Set<Architecture> excluded,
            ToDoubleFunction<Architecture> worth) {
        return worth.applyAsDouble(search.greatest(space, Stream.of(start), excluded, exactly(worth), random)
                .orElseThrow());
    }

    private static AcquisitionSearch.Worth exactly(ToDoubleFunction<Architecture> worth) {
        return (one, threshold, least) -> worth.applyAsDouble(one);
    }
}
