package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.tape.SharedWeights;

class DifferentiableStrategyTest {
    static Stream<SearchStrategy> methods() {
        return ServiceLoader.load(SearchStrategy.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(DifferentiableStrategy.class::isInstance);
    }

    private static List<Proposal> proposals(SearchStrategy strategy, int seed) {
        SharedWeights shared = SmallSupernets.shared();
        Problem problem = Problem.of(SmallSupernets.SPACE, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                .withWeightSharing(shared);
        Search search = strategy.start(problem, SeedTree.root(seed).generator());
        List<Proposal> all = new ArrayList<>();
        do {
            all.add(search.ask());
        } while (all.get(all.size() - 1) != Proposal.End.OF_SEARCH);
        search.close();
        return all;
    }

    private static SearchStrategy with(SearchStrategy strategy, Object... settings) {
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
        SearchStrategy brief = with(method, "epochs", 3, "warm-up", 1, "searches", 2, "partial-channels", 1);
        List<Proposal> all = proposals(brief, 1);
        assertThat(all.stream().filter(Proposal.Trial.class::isInstance)).hasSize(2);
        assertThat(all.stream().filter(Proposal.Work.class::isInstance).count()).isBetween(2L, 6L);
        assertThat(all.get(0)).isInstanceOf(Proposal.Work.class);
        assertThat(proposals(brief, 1)).isEqualTo(all);
        assertThat(proposals(brief, 2)).isNotEqualTo(all);
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
        long whole = works(with(new Darts(), ahead));
        long caught = works(with(new DartsPlus(), ahead));
        assertThat(whole).isEqualTo(40);
        assertThat(caught).isLessThan(20);
    }

    private static long works(SearchStrategy strategy) {
        return proposals(strategy, 4).stream()
                .filter(Proposal.Work.class::isInstance)
                .count();
    }
}
