package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;

/** Runs a strategy on a function, with one worker or several. */
public final class Trials {
    private static final int MAX_QUERIES = 100_000;

    private Trials() {}

    /** One worker: ask, answer, tell, until the strategy ends or has had its evaluations. */
    public static List<Observation> run(
            Search strategy, Function<Proposal.Trial, Observation> benchmark, int evaluations) {
        List<Observation> told = new ArrayList<>();
        while (told.size() < evaluations && ask(strategy) instanceof Proposal.Trial trial) {
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
            Search strategy,
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
                        told.size() + underWay.size() < evaluations ? ask(strategy) : Proposal.End.OF_SEARCH;
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

    /** The next proposal that is not a query. Queries are answered at once: the greater the choices, the better. */
    private static Proposal ask(Search strategy) {
        Proposal proposal = strategy.ask();
        for (int queries = 0; proposal instanceof Proposal.Query query; queries++) {
            assertThat(queries).as("queries in a row").isLessThan(MAX_QUERIES);
            Architecture architecture = query.architecture();
            double sum = 0;
            for (int i = 0; i < architecture.length(); i++) {
                sum += architecture.choice(i);
            }
            strategy.tell(new Estimate(query, OptionalDouble.of(sum), 0.5));
            proposal = strategy.ask();
        }
        return proposal;
    }
}
