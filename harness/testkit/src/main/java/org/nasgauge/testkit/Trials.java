package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;

/** Runs a strategy on a function, with one worker or several. */
public final class Trials {
    private Trials() {}

    /** One worker: ask, answer, tell, until the strategy ends or has had its evaluations. */
    public static List<Observation> run(
            SearchStrategy strategy, Function<Proposal.Trial, Observation> benchmark, int evaluations) {
        List<Observation> told = new ArrayList<>();
        while (told.size() < evaluations && strategy.ask() instanceof Proposal.Trial trial) {
            Observation observation = benchmark.apply(trial);
            told.add(observation);
            strategy.tell(observation);
        }
        return told;
    }

    /**
     * Several workers that answer in random order.
     *
     * @throws AssertionError if the strategy waits while nothing is under way
     */
    public static List<Observation> run(
            SearchStrategy strategy,
            Function<Proposal.Trial, Observation> benchmark,
            int evaluations,
            int workers,
            SeededRandom order) {
        List<Observation> told = new ArrayList<>();
        List<Proposal.Trial> underWay = new ArrayList<>();
        boolean ended = false;
        while (!ended || !underWay.isEmpty()) {
            boolean waits = false;
            while (!ended && !waits && underWay.size() < workers) {
                Proposal proposal =
                        told.size() + underWay.size() < evaluations ? strategy.ask() : Proposal.End.OF_SEARCH;
                if (proposal instanceof Proposal.Trial trial) {
                    underWay.add(trial);
                } else if (proposal == Proposal.Wait.UNTIL_TOLD) {
                    assertThat(underWay).as("what the strategy waits for").isNotEmpty();
                    waits = true;
                } else {
                    ended = true;
                }
            }
            if (!underWay.isEmpty()) {
                Observation observation = benchmark.apply(underWay.remove(order.nextInt(underWay.size())));
                told.add(observation);
                strategy.tell(observation);
            }
        }
        return told;
    }
}
