package org.nasgauge.oneshot.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.MorphismDefined.Growth;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.oneshot.TrainingSearches;
import org.nasgauge.tape.GrowingNetworks;
import org.nasgauge.tape.Mode;

class GrowthSearchTest {
    private static final Map<String, Object> BRIEF = Map.of("epochs", 2, "first-epochs", 3, "learning-rate", 0.1);

    static Stream<SearchStrategy> searches() {
        return ServiceLoader.load(SearchStrategy.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(strategy ->
                        strategy.needs().contains(new Need.WeightSharing(Need.WeightSharing.Through.INHERITANCE)))
                .map(GrowthSearchTest::brief);
    }

    private static SearchStrategy brief(SearchStrategy strategy) {
        SearchStrategy trained = Settings.read("test", strategy, BRIEF);
        return Settings.read(
                "test",
                trained,
                trained instanceof Nash
                        ? Map.of("steps", 2, "children", 3, "morphisms", 2)
                        : Map.of("episodes", 2, "children", 3, "wider-actions", 1, "deeper-actions", 1));
    }

    private static Search search(SearchStrategy strategy, WeightSharing.Snapshots snapshots, long seed) {
        Problem problem = Problem.of(SmallChains.SPACE, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                .withWeightSharing(SmallChains.networks(snapshots));
        return strategy.start(problem, SeedTree.root(seed).generator());
    }

    private static List<Proposal> proposals(SearchStrategy strategy, long seed) {
        return TrainingSearches.rest(search(strategy, WeightSharing.Snapshots.NONE, seed))
                .proposals();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void trainsByItselfAndHasWhatItFoundEvaluated(SearchStrategy strategy) {
        List<Proposal> all = proposals(strategy, 1);
        assertThat(all.subList(0, all.size() - 2)).isNotEmpty().allMatch(Proposal.Work.class::isInstance);
        assertThat(all.get(all.size() - 2)).isInstanceOf(Proposal.Trial.class);
        assertThat(proposals(strategy, 1)).isEqualTo(all);
        assertThat(proposals(strategy, 2)).isNotEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void goesOnToTheSameBitsAfterAKill(SearchStrategy strategy) {
        TrainingSearches.goesOnToTheSameBitsAfterAnyKill(snapshots -> search(strategy, snapshots, 3));
    }

    @Test
    void aChildIsTheNetworkThatTheSpaceSaysAndComputesWhatItsParentDoes() {
        GrowingNetworks networks = SmallChains.networks(WeightSharing.Snapshots.NONE);
        SeededRandom random = SeedTree.root(5).generator();
        float[] pixels = networks.validation().batch(new int[] {0, 1, 2, 3}).pixels();
        Offspring exact = new Offspring(networks, new ChildTraining(1, 0.1, 1, 0.1, 0.9, 0, 0, 0));
        for (int sample = 0; sample < 8; sample++) {
            var architecture = SmallChains.SPACE.sample(random);
            Member parent = new Member(
                    architecture, LearnedNetwork.initialized(networks.network(architecture), SeedTree.root(sample)), 0);
            float[] before =
                    parent.learned().features(parent.learned().network().output(), pixels, Mode.INFERENCE);
            for (Growth growth : exact.growths(parent)) {
                Member child = exact.grown(parent, growth, random);
                assertThat(child.learned().network()).isEqualTo(networks.network(growth.child()));
                assertThat(child.learned().features(child.learned().network().output(), pixels, Mode.INFERENCE))
                        .usingComparatorWithPrecision(1e-5f)
                        .containsExactly(before);
            }
        }
    }

    @Test
    void aChildIsChargedWhatItTrainsAndNotWhatItsParentDid() {
        GrowingNetworks networks = SmallChains.networks(WeightSharing.Snapshots.NONE);
        Offspring offspring = new Offspring(networks, new ChildTraining(2, 0.1, 5, 0.1, 0.9, 0, 0.01, 0.001));
        Member first = offspring.first(SeedTree.root(1));
        long small = NetworkCounts.of(first.learned().network()).multiplyAccumulates();
        assertThat(offspring.takeWork()).isEqualTo(small * (3 * 5 * 24 + 18));
        Growth wider = offspring.growths(first).stream()
                .filter(growth -> growth.morphism() instanceof Morphism.Wider)
                .findFirst()
                .orElseThrow();
        Member child = offspring.grown(first, wider, SeedTree.root(2).generator());
        assertThat(offspring.takeWork()).isZero();
        long large = NetworkCounts.of(child.learned().network()).multiplyAccumulates();
        assertThat(offspring.trained(child, SeedTree.root(3)).accuracy()).isBetween(0.0, 100.0);
        assertThat(offspring.takeWork()).isEqualTo(large * (3 * 2 * 24 + 18)).isGreaterThan(small * (3 * 2 * 24 + 18));
    }

    /** Which is the point of inheriting it. */
    @Test
    void aChildKnowsBeforeItsTrainingWhatItsParentLearnt() {
        GrowingNetworks networks = SmallChains.networks(WeightSharing.Snapshots.NONE);
        Offspring untrained = new Offspring(networks, new ChildTraining(1, 0, 60, 0.1, 0.9, 0, 0.01, 0.001));
        Member parent = untrained.first(SeedTree.root(4));
        assertThat(parent.accuracy()).isGreaterThan(60);
        SeededRandom random = SeedTree.root(6).generator();
        Member child = parent;
        for (int i = 0; i < 4; i++) {
            child = untrained.grown(child, random.choose(untrained.growths(child)), random);
        }
        assertThat(untrained.trained(child, SeedTree.root(7)).accuracy()).isGreaterThan(parent.accuracy() - 20);
    }
}
