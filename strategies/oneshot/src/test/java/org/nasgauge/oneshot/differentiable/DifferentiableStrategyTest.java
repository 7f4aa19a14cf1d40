package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.MixtureTrail.Sign;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.SupernetSpaces;
import org.nasgauge.oneshot.TrainingSearches;
import org.nasgauge.oneshot.TrainingSearches.Whole;
import org.nasgauge.tape.SharedWeights;

class DifferentiableStrategyTest {
    static Stream<SearchStrategy> methods() {
        return ServiceLoader.load(SearchStrategy.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(DifferentiableStrategy.class::isInstance);
    }

    private static List<Proposal> proposals(SearchStrategy strategy, int seed) {
        return search(strategy, seed).proposals();
    }

    private static Whole search(SearchStrategy strategy, int seed) {
        return TrainingSearches.rest(begun(strategy, WeightSharing.Snapshots.NONE, seed));
    }

    private static MixtureTrail trail(SearchStrategy strategy, int seed) {
        return search(strategy, seed).trail().orElseThrow();
    }

    private static Search begun(SearchStrategy strategy, WeightSharing.Snapshots snapshots, int seed) {
        SharedWeights shared = SmallSupernets.shared().keptIn(snapshots);
        Problem problem = Problem.of(SmallSupernets.SPACE, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                .withWeightSharing(shared);
        return strategy.start(problem, SeedTree.root(seed).generator());
    }

    static Stream<SearchStrategy> thoseThatNarrow() {
        return Stream.of(
                with(new Darts(), "epochs", 4, "prune-every", 1, "prune-by", 2, "eigenvalue-every", 2, "searches", 2),
                with(new DartsPt(), "epochs", 1, "tuned-epochs", 1),
                with(new Setn(), "epochs", 2, "candidates", 9, "prune-every", 1));
    }

    @ParameterizedTest
    @MethodSource("thoseThatNarrow")
    void goesOnToTheSameBitsAfterAKill(SearchStrategy strategy) {
        TrainingSearches.goesOnToTheSameBitsAfterAnyKill(snapshots -> begun(strategy, snapshots, 3));
    }

    /** What it finds. */
    static List<Architecture> trials(SearchStrategy strategy, int seed) {
        return proposals(strategy, seed).stream()
                .filter(Proposal.Trial.class::isInstance)
                .map(proposal -> ((Proposal.Trial) proposal).architecture())
                .toList();
    }

    static SearchStrategy with(SearchStrategy strategy, Object... settings) {
        SortedMap<String, Object> given = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put((String) settings[i], settings[i + 1]);
        }
        return Settings.read("test", strategy, given);
    }

    /** Channels cannot be quartered here, where there are two. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodIsChargedItsEpochsAndProposesWhatEachSearchFinds(SearchStrategy method) {
        SearchStrategy brief = with(
                method,
                "epochs",
                3,
                "warm-up",
                1,
                "searches",
                2,
                "partial-channels",
                1,
                "tuned-epochs",
                1,
                "candidates",
                method instanceof Setn ? 9 : 0);
        List<Proposal> all = proposals(brief, 1);
        assertThat(all.stream().filter(Proposal.Trial.class::isInstance)).hasSize(2);
        assertThat(all.stream().filter(Proposal.Work.class::isInstance).count()).isBetween(2L, 18L);
        assertThat(all.get(0)).isInstanceOf(Proposal.Work.class);
        assertThat(proposals(brief, 1)).isEqualTo(all);
        assertThat(proposals(brief, 2)).isNotEqualTo(all);
    }

    private static SearchStrategy onDarts(SearchStrategy strategy, Object... settings) {
        return with(with(strategy, "epochs", 1, "warm-up", 0), settings);
    }

    private static List<Proposal> proposalsOnDarts(SearchStrategy strategy) {
        return proposalsOn("darts", strategy);
    }

    private static List<Proposal> proposalsOn(String name, SearchStrategy strategy) {
        SearchSpace space = SupernetSpaces.named(name);
        Problem problem = Problem.of(space, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                .withWeightSharing(SmallSupernets.shared(SupernetSpaces.supernet(space)));
        return TrainingSearches.rest(strategy.start(problem, SeedTree.root(1).generator()))
                .proposals();
    }

    /** Half of the channels go past, through a pool where the resolution is halved, and edges are weighed. */
    @Test
    void partialChannelsGoThroughTheCellsOfDarts() {
        double whole = ((Proposal.Work) proposalsOnDarts(onDarts(new PcDarts(), "partial-channels", 1))
                        .get(0))
                .seconds();
        List<Proposal> half = proposalsOnDarts(onDarts(new PcDarts(), "partial-channels", 2));
        assertThat(((Proposal.Work) half.get(0)).seconds()).isLessThan(whole);
        assertThat(half.get(1)).isInstanceOf(Proposal.Trial.class);
    }

    @Test
    void whatLeavesAnOperationOnEveryEdgeIsRefusedWhereAnArchitectureKeepsTwo() {
        assertThatThrownBy(() -> proposalsOnDarts(onDarts(new DartsPt())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "discretisation: perturbation leaves an operation on every edge, and in darts 2 come");
        assertThatThrownBy(() -> proposalsOnDarts(onDarts(new Setn())))
                .hasMessageContaining("expected discretisation: largest and candidates: 0");
    }

    @Test
    void numbersOfChannelsAreNotMixed() {
        assertThatThrownBy(() -> proposalsOn("nats-size", new Darts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numbers of channels are chosen in nats-size, and they are not mixed");
    }

    /** Its cost is fitted by edges: what an operation costs beside none. */
    @Test
    void costsAreFittedToTheEdgesOfDarts() {
        assertThat(proposalsOnDarts(onDarts(new CostAwareDarts(), "cost-architectures", 10)))
                .hasSize(3);
    }

    @Test
    void halfOfTheChannelsCostLess() {
        SearchStrategy all = with(new PcDarts(), "epochs", 1, "warm-up", 0, "partial-channels", 1);
        SearchStrategy half = with(new PcDarts(), "epochs", 1, "warm-up", 0, "partial-channels", 2);
        double whole = ((Proposal.Work) proposals(all, 1).get(0)).seconds();
        assertThat(((Proposal.Work) proposals(half, 1).get(0)).seconds()).isLessThan(whole);
    }

    /** Numbers that run ahead of weights that are not trained fall for what works at once: skips and means. */
    @Test
    void aCollapseIsProvokedAndCaught() {
        Object[] ahead = {
            "epochs", 40, "learning-rate", 1e-6, "final-learning-rate", 0.0, "architecture-learning-rate", 0.3
        };
        MixtureTrail whole = trail(with(new Darts(), ahead), 4);
        long caught = works(with(new DartsPlus(), ahead));
        assertThat(whole.epochs()).hasSize(40);
        assertThat(caught).isLessThan(20);
        assertThat(whole.rules()).containsExactly("share-of-skips", "darts-plus", "p-darts", "no-way");
        assertThat(whole.signs())
                .filteredOn(sign -> sign.rule().equals("darts-plus"))
                .first()
                .satisfies(sign -> {
                    assertThat(sign.from()).isEqualTo((int) caught);
                    assertThat(whole.epochs().get((int) caught - 1).skips()).isGreaterThanOrEqualTo(2);
                });
        for (Sign sign : whole.signs()) {
            List<Integer> skips = whole.epochs().subList(sign.from() - 1, sign.to()).stream()
                    .map(MixtureTrail.Epoch::skips)
                    .toList();
            int least = Map.of("share-of-skips", 3, "darts-plus", 2, "p-darts", 3, "no-way", 0)
                    .getOrDefault(sign.rule(), 99);
            assertThat(skips).as(sign.toString()).allMatch(count -> count >= least);
        }
    }

    @Test
    void weightsOfEachEpochAreWrittenDown() {
        MixtureTrail trail = trail(with(new RobustDarts(), "epochs", 3, "searches", 2), 1);
        assertThat(trail.decisions()).containsExactly("0->1", "0->2", "1->2", "0->3", "1->3", "2->3");
        assertThat(trail.choices())
                .hasSize(6)
                .allMatch(choices -> choices.equals(
                        List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3")));
        assertThat(trail.epochs()).extracting(MixtureTrail.Epoch::search).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(trail.epochs()).extracting(MixtureTrail.Epoch::number).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(trail.epochs())
                .extracting(epoch -> epoch.eigenvalue().isPresent())
                .containsExactly(true, false, true, true, false, true);
        assertThat(trail.epochs().stream().flatMap(epoch -> epoch.weights().stream()))
                .allSatisfy(weights -> assertThat(
                                weights.stream().mapToDouble(weight -> weight).sum())
                        .isCloseTo(1, within(3e-4)));
    }

    /** Edges are decided before the further epochs 0, 2, 4, 6, 8 and 9, and stay decided. */
    @Test
    void perturbationDecidesEdgeByEdge() {
        SearchStrategy brief = with(new DartsPt(), "epochs", 2, "tuned-epochs", 2);
        Whole whole = search(brief, 3);
        List<MixtureTrail.Epoch> epochs = whole.trail().orElseThrow().epochs();
        List<Long> decided = epochs.stream()
                .map(epoch -> epoch.weights().stream()
                        .filter(weights -> weights.contains(1.0))
                        .count())
                .toList();
        assertThat(decided).containsExactly(0L, 0L, 1L, 1L, 2L, 2L, 3L, 3L, 4L, 4L, 5L, 6L);
        List<List<Double>> last = epochs.get(11).weights();
        Proposal.Trial found = (Proposal.Trial) whole.proposals().get(12);
        for (int edge = 0; edge < 6; edge++) {
            assertThat(last.get(edge).get(found.architecture().choice(edge))).isEqualTo(1);
        }
        assertThatThrownBy(() -> search(with(brief, "early-stop", "skips"), 3))
                .hasMessageContaining("discretisation: perturbation takes the network of the last");
    }

    /** Numbers that run ahead of weights under a small decay bend the loss sharply. */
    private static SearchStrategy rising(Object... more) {
        return with(
                with(
                        new RobustDarts(),
                        "epochs",
                        30,
                        "architecture-learning-rate",
                        0.05,
                        "learning-rate",
                        0.02,
                        "weight-decay",
                        1e-3),
                more);
    }

    /** The first way to the rise, and the second from before it, both trained here by hand. */
    @Test
    void aStrongerDecayGoesOnFromBeforeTheRise() {
        RobustDarts stops = (RobustDarts) rising();
        int risen = trail(stops, 4).epochs().size();
        int back = risen - 12;
        assertThat(risen).as("epochs until the eigenvalue rises").isBetween(23, 29);
        SearchStrategy goesOn = rising("decay-factor", 3, "most-decay", 3e-3);
        Whole whole = search(goesOn, 4);
        MixtureTrail trail = whole.trail().orElseThrow();
        assertThat(trail.epochs())
                .extracting(MixtureTrail.Epoch::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
        assertThat(whole.proposals()).hasSize(risen + (30 - back) + 1 + 1);
        assertThat(trail.signs())
                .filteredOn(sign -> sign.rule().equals("robust-darts"))
                .first()
                .isEqualTo(new Sign(
                        1,
                        back,
                        back,
                        "robust-darts",
                        "the dominant eigenvalue rises by epoch " + risen + ": weight decay 0.00300 from here"));
        SharedWeights shared = SmallSupernets.shared();
        Paths paths = SmallSupernets.paths(true);
        SeedTree seed = SeedTree.root(SeedTree.root(4).generator().nextLong()).child("search 0");
        try (Bilevel first = new Bilevel(shared, paths, stops.training(), stops.mixing(), stops.upper(), seed);
                Bilevel second = new Bilevel(
                        shared, paths, stops.training().withWeightDecay(3e-3), stops.mixing(), stops.upper(), seed)) {
            while (first.epochs().size() < back) {
                first.advance();
            }
            second.restore(first.snapshot());
            while (second.epochs().size() < 30) {
                second.advance();
            }
            for (int epoch = 0; epoch < 30; epoch++) {
                double[][] weights = second.epochs().get(epoch).weights();
                for (int edge = 0; edge < 6; edge++) {
                    for (int i = 0; i < 5; i++) {
                        assertThat(trail.epochs().get(epoch).weights().get(edge).get(i))
                                .isCloseTo(weights[edge][i], within(0.5001e-4));
                    }
                }
                assertThat(trail.epochs().get(epoch).eigenvalue())
                        .isEqualTo(second.epochs().get(epoch).eigenvalue());
            }
        }
    }

    /** Where the decay may not be raised, a search goes on to its end. */
    @Test
    void theDecayIsRaisedToItsGreatestAtMost() {
        assertThat(search(rising("decay-factor", 3, "most-decay", 2e-3), 4))
                .isEqualTo(search(rising("early-stop", "none"), 4));
        assertThat(trail(rising("decay-factor", 2, "most-decay", 1), 4).signs())
                .filteredOn(sign -> sign.reason().contains("from here"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void itGoesBackToTheSameBitsAfterAKill() {
        TrainingSearches.goesOnToTheSameBitsAfterAnyKill(
                snapshots -> begun(rising("decay-factor", 2, "most-decay", 5e-3, "searches", 2), snapshots, 4));
    }

    @Test
    void aDecayIsRaisedByTheEigenvalueAlone() {
        assertThatThrownBy(() -> search(rising("decay-factor", 3, "early-stop", "skips"), 3))
                .hasMessageContaining("expected early-stop: eigenvalue");
        assertThatThrownBy(() -> search(rising("decay-factor", 3, "weight-decay", 0), 3))
                .hasMessageContaining("expected weight-decay above 0");
    }

    @Test
    void prunedChoicesComeNoMore() {
        SearchStrategy pruned = with(new Darts(), "epochs", 4, "prune-every", 1, "prune-by", 2);
        List<MixtureTrail.Epoch> epochs = trail(pruned, 2).epochs();
        int[] left = {5, 3, 1, 1};
        for (int epoch = 0; epoch < 4; epoch++) {
            int expected = left[epoch];
            assertThat(epochs.get(epoch).weights())
                    .allSatisfy(weights ->
                            assertThat(weights).filteredOn(weight -> weight > 0).hasSize(expected));
        }
    }

    /** One path of several is scored, after as many epochs. */
    @Test
    void candidatesAreScoredAndCharged() {
        SearchStrategy all = with(new Setn(), "epochs", 2, "candidates", 60);
        List<Proposal> proposals = proposals(all, 1);
        assertThat(proposals).hasSize(5);
        assertThat(proposals.subList(0, 3)).allMatch(Proposal.Work.class::isInstance);
        assertThat(proposals.subList(0, 2))
                .isEqualTo(proposals(with(all, "candidates", 0), 1).subList(0, 2));
    }

    private static long works(SearchStrategy strategy) {
        return proposals(strategy, 4).stream()
                .filter(Proposal.Work.class::isInstance)
                .count();
    }
}
