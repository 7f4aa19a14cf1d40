package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** One worker, who goes on with a training where the strategy says so. */
    public static final class Worker {
        private final Search strategy;
        private final Function<Proposal.Trial, Observation> benchmark;
        private Optional<Proposal.Trial> further = Optional.empty();

        public Worker(Search strategy, Function<Proposal.Trial, Observation> benchmark) {
            this.strategy = strategy;
            this.benchmark = benchmark;
        }

        /** Asks, answers and tells once; empty where the strategy has ended. */
        public Optional<Observation> work() {
            Proposal proposal = further.isPresent() ? further.get() : ask(strategy);
            if (!(proposal instanceof Proposal.Trial trial)) {
                return Optional.empty();
            }
            Observation observation = benchmark.apply(trial);
            strategy.tell(observation);
            further = strategy.goOn();
            return Optional.of(observation);
        }
    }

    /** One worker, until the strategy ends or has had its evaluations. */
    public static List<Observation> run(
            Search strategy, Function<Proposal.Trial, Observation> benchmark, int evaluations) {
        Worker worker = new Worker(strategy, benchmark);
        return Stream.generate(worker::work)
                .limit(evaluations)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
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
                strategy.goOn().filter(more -> told.size() < evaluations).ifPresent(underWay::add);
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
