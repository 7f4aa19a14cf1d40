package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.MultiObjectiveContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.TwoObjectiveToy;

class Nsga2Test extends MultiObjectiveContract {
    @Override
    protected SearchStrategy strategy() {
        return new Nsga2(4, 0, 1, true);
    }

    /**
     * By hand: of eight trials on the points below, the first front is (9, 1), (5, 5), (1, 9), so that one of the second
     * front, (4, 4) and (8, 0.5) and (0.5, 8) and (3, 4.5), gets the last place: an end of it. Without crossover, every
     * later child is a mutation of one of these four.
     */
    @Test
    void theBetterFrontsAndTheLessCrowdedLiveOn() {
        double[][] points = {{4, 4}, {9, 1}, {0, 0}, {8, 0.5}, {5, 5}, {0.5, 8}, {1, 9}, {3, 4.5}};
        ToyBenchmark toy = ToyBenchmark.additive(50, 50, 50, 50);
        Search search = create(toy.problem(100), 1);
        List<Architecture> told = new ArrayList<>();
        for (double[] point : points) {
            Proposal.Trial trial = (Proposal.Trial) search.ask();
            told.add(trial.architecture());
            search.tell(new Observation.Scored(trial, point[0], List.of(point[1]), 0, 1));
        }
        List<Architecture> survivors = List.of(told.get(1), told.get(3), told.get(4), told.get(6));
        for (int child = 0; child < 4; child++) {
            Architecture architecture = ((Proposal.Trial) search.ask()).architecture();
            assertThat(survivors)
                    .anySatisfy(survivor ->
                            assertThat(toy.space().neighbours(survivor)).contains(architecture));
        }
        assertThat(search.ask()).isEqualTo(Proposal.Wait.UNTIL_TOLD);
    }

    /** A random architecture keeps the limit in 5 % of the draws. */
    @Test
    void comesToKeepALimit() {
        TwoObjectiveToy toy = TwoObjectiveToy.conflicting(6, 6, 6, 6).withLimit(6);
        List<Observation> told = Trials.run(create(toy.problem(80), 3), toy, 80);
        assertThat(told.subList(60, 80))
                .filteredOn(observation -> ((Observation.Scored) observation).feasible())
                .hasSizeGreaterThan(10);
    }

    /** Whatever the operators are, and with several workers, among which some trials fail. */
    @Test
    void noGenerationHasDuplicates() {
        TwoObjectiveToy toy = TwoObjectiveToy.conflicting(3, 3, 3);
        for (long seed = 0; seed < 20; seed++) {
            SeededRandom order = SeedTree.root(seed).child("order").generator();
            List<Architecture> told = Trials.run(
                            new Nsga2(6, 0.9, 0.5, true)
                                    .start(toy.problem(60), SeedTree.root(seed).generator()),
                            trial ->
                                    order.nextInt(4) == 0 ? new Observation.Failed(trial, "lost", 1) : toy.apply(trial),
                            60,
                            1 + (int) seed % 5,
                            order)
                    .stream()
                    .map(observation -> observation.trial().architecture())
                    .toList();
            for (int first = 0; first + 6 <= told.size(); first += 6) {
                assertThat(told.subList(first, first + 6)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void endsWhenNothingNewIsLeft() {
        TwoObjectiveToy toy = TwoObjectiveToy.conflicting(2, 2);
        Search search = create(toy.problem(100), 1);
        assertThat(Trials.run(search, toy, 100)).hasSize(4);
        assertThat(search.ask()).isEqualTo(Proposal.End.OF_SEARCH);
    }

    @Nested
    class WithDuplicates extends MultiObjectiveContract {
        @Override
        protected SearchStrategy strategy() {
            return new Nsga2(4, 0, 1, false);
        }
    }
}
