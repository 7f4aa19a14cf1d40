package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.multifidelity.Asha;
import org.nasgauge.search.multifidelity.Rungs;
import org.nasgauge.testkit.MultiObjectiveContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.TwoObjectiveToy;

class MoAshaTest extends MultiObjectiveContract {
    @Override
    protected SearchStrategy strategy() {
        return new MoAsha(new Rungs(3, 1));
    }

    @Test
    void withOneObjectiveItIsAsha() {
        ToyBenchmark toy = ToyBenchmark.additive(5, 5, 5, 5);
        assertThat(run(strategy(), toy)).isEqualTo(run(new Asha(new Rungs(3, 1), Asha.Type.PROMOTION), toy));
        ToyBenchmark ties = new ToyBenchmark(toy.space(), a -> a.choice(0));
        assertThat(run(strategy(), ties)).isEqualTo(run(new Asha(new Rungs(3, 1), Asha.Type.PROMOTION), ties));
    }

    /**
     * By hand: of nine on the cheapest rung three go on. (9, 1), (8, 3), (7, 4), (1, 9) are the first front; the ranges are
     * 9 and 9. The net starts at (9, 1), takes (1, 9), then (7, 4), which lies farther from both than (8, 3).
     */
    @Test
    void promotesTheBestFrontSpreadOut() {
        double[][] points = {{0, 0}, {8, 3}, {7, 4}, {1, 9}, {0, 1}, {1, 1}, {9, 1}, {1, 0}, {2, 2}};
        Search search = create(TwoObjectiveToy.conflicting(50, 50, 50).problem(100), 1);
        List<Proposal.Trial> trials = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            trials.add((Proposal.Trial) search.ask());
        }
        for (int i = 0; i < points.length; i++) {
            search.tell(new Observation.Scored(trials.get(i), points[i][0], List.of(points[i][1]), 0, 1));
        }
        List<Architecture> promoted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Proposal.Trial trial = (Proposal.Trial) search.ask();
            assertThat(trial.fidelity().epoch()).isEqualTo(3);
            promoted.add(trial.architecture());
        }
        assertThat(promoted)
                .containsExactly(
                        trials.get(6).architecture(),
                        trials.get(3).architecture(),
                        trials.get(2).architecture());
        assertThat(((Proposal.Trial) search.ask()).fidelity().epoch()).isEqualTo(1);
    }

    @Test
    void promotesWhatKeepsTheLimitsFirst() {
        Search search = create(TwoObjectiveToy.conflicting(50, 50, 50).problem(100), 1);
        List<Proposal.Trial> trials = new ArrayList<>();
        for (double violation : new double[] {0.2, 0, 0.1}) {
            trials.add((Proposal.Trial) search.ask());
            search.tell(
                    new Observation.Scored(trials.get(trials.size() - 1), 9 * violation, List.of(1.0), violation, 1));
        }
        assertThat(((Proposal.Trial) search.ask()).architecture())
                .isEqualTo(trials.get(1).architecture());
    }

    @Test
    void frontsOfNewcomersAreThoseOfAllTogether() {
        SeededRandom random = SeedTree.root(3).generator();
        Architecture architecture = Architecture.of(0);
        for (int round = 0; round < 30; round++) {
            RankedFronts fronts = new RankedFronts(2);
            List<Candidate> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Candidate candidate = Candidate.of(new Observation.Scored(
                        new Proposal.Trial(architecture, ToyBenchmark.FIDELITIES.get(0)),
                        random.nextInt(8),
                        List.of((double) random.nextInt(8)),
                        random.nextInt(3),
                        1));
                all.add(candidate);
                fronts.add(candidate);
            }
            List<Candidate> best = fronts.best(40);
            int from = 0;
            for (List<Candidate> front : Candidate.fronts(all)) {
                assertThat(best.subList(from, from + front.size())).containsExactlyInAnyOrderElementsOf(front);
                from += front.size();
            }
        }
    }

    private static List<Observation> run(SearchStrategy strategy, ToyBenchmark toy) {
        return Trials.run(strategy.start(toy.problem(300), SeedTree.root(5).generator()), toy, 300);
    }
}
