package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

class PathSearchTest {
    private static final Map<String, Object> BRIEF =
            Map.of("epochs", 3, "scored-batches", 1, "scored-batch", 18, "samples", 6);

    static Stream<SearchStrategy> searches() {
        return Stream.of(
                Settings.read("test", new RspsSearch(), BRIEF),
                Settings.read(
                        "test",
                        Settings.read("test", new Enas(), BRIEF),
                        Map.of("updates", 2, "update-paths", 3, "controller-learning-rate", 0.05, "hidden", 6)));
    }

    private static Search search(SearchStrategy strategy, WeightSharing.Snapshots snapshots, long seed) {
        Problem problem = Problem.of(SmallSupernets.SPACE, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                .withWeightSharing(SmallSupernets.shared().keptIn(snapshots));
        return strategy.start(problem, SeedTree.root(seed).generator());
    }

    private static List<Proposal> proposals(SearchStrategy strategy, long seed) {
        return TrainingSearches.rest(search(strategy, WeightSharing.Snapshots.NONE, seed))
                .proposals();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void trainsThenScoresThenHasTheBestEvaluated(SearchStrategy strategy) {
        List<Proposal> all = proposals(strategy, 1);
        assertThat(all).hasSize(3 + 1 + 2);
        assertThat(all.subList(0, 4)).allMatch(Proposal.Work.class::isInstance);
        assertThat(all.get(4)).isInstanceOf(Proposal.Trial.class);
        assertThat(proposals(strategy, 1)).isEqualTo(all);
        assertThat(proposals(strategy, 2)).isNotEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void goesOnToTheSameBitsAfterAKill(SearchStrategy strategy) {
        TrainingSearches.goesOnToTheSameBitsAfterAnyKill(snapshots -> search(strategy, snapshots, 3));
    }

    /** Whatever the controller draws is charged a pass over a batch, beside the training of the weights. */
    @Test
    void theControllerIsCharged() {
        List<SearchStrategy> both = searches().toList();
        SearchStrategy alone = Settings.read("test", both.get(1), Map.of("updates", 0));
        double with = seconds(both.get(1));
        double without = seconds(alone);
        long cheapest = 6L * 6; // images of a batch, passes of an epoch
        assertThat(with - without).isGreaterThan(cheapest / Trainer.Work.A_SECOND);
    }

    /** Of the first epoch, whose paths the controller has not learnt to draw yet. */
    private static double seconds(SearchStrategy strategy) {
        return ((Proposal.Work)
                        search(strategy, WeightSharing.Snapshots.NONE, 5).ask())
                .seconds();
    }

    /** The same training, then other samples: all are charged, and another one than the first is the best. */
    @Test
    void moreSamplesCostMoreAndFindAnother() {
        SearchStrategy rsps = searches().toList().get(0);
        List<Proposal> one = proposals(Settings.read("test", rsps, Map.of("samples", 1)), 7);
        List<Proposal> many = proposals(Settings.read("test", rsps, Map.of("samples", 40)), 7);
        assertThat(((Proposal.Work) many.get(3)).seconds()).isGreaterThan(20 * ((Proposal.Work) one.get(3)).seconds());
        assertThat(many.subList(0, 3)).isEqualTo(one.subList(0, 3));
        assertThat(many.get(4)).isNotEqualTo(one.get(4));
    }
}
