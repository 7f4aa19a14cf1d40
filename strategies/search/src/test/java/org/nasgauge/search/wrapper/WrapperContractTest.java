package org.nasgauge.search.wrapper;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.StrategyWrapperContract;

/** What is wrapped keeps all that strategies promise. */
class WrapperContractTest {
    private abstract static class Wrapped extends StrategyWrapperContract {
        private final SearchStrategy strategy;
        private final StrategyWrapper wrapper;

        Wrapped(
                SearchStrategy strategy,
                Map<String, ?> settings,
                StrategyWrapper wrapper,
                Map<String, ?> wrapperSettings) {
            this.strategy = Settings.read("test", strategy, settings);
            this.wrapper = Settings.read("test", wrapper, wrapperSettings);
        }

        @Override
        protected SearchStrategy wrapped() {
            return strategy;
        }

        @Override
        protected boolean learnsFromEveryTrial() {
            return !(strategy instanceof RandomSearch);
        }

        @Override
        protected StrategyWrapper wrapper() {
            return wrapper;
        }
    }

    @Nested
    class RandomWithNoDuplicates extends Wrapped {
        RandomWithNoDuplicates() {
            super(new RandomSearch(), Map.of(), new NoDuplicates(), Map.of());
        }
    }

    @Nested
    class RandomWithNoDuplicatesThatEnds extends Wrapped {
        RandomWithNoDuplicatesThatEnds() {
            super(new RandomSearch(), Map.of(), new NoDuplicates(), Map.of("then", "end", "tries", 50));
        }
    }

    @Nested
    class RandomWithFilter extends Wrapped {
        RandomWithFilter() {
            super(new RandomSearch(), Map.of(), new Filter(), Map.of("most", 8));
        }
    }

    @Nested
    class RandomWithRetry extends Wrapped {
        RandomWithRetry() {
            super(new RandomSearch(), Map.of(), new Retry(), Map.of("times", 2));
        }
    }

    @Nested
    class RandomWithRepeatAndAverage extends Wrapped {
        RandomWithRepeatAndAverage() {
            super(new RandomSearch(), Map.of(), new RepeatAndAverage(), Map.of("times", 2));
        }
    }

    @Nested
    class EvolutionWithNoDuplicates extends Wrapped {
        EvolutionWithNoDuplicates() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new NoDuplicates(),
                    Map.of());
        }
    }

    @Nested
    class EvolutionWithNoDuplicatesThatEnds extends Wrapped {
        EvolutionWithNoDuplicatesThatEnds() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new NoDuplicates(),
                    Map.of("then", "end", "tries", 50));
        }
    }

    @Nested
    class EvolutionWithWarmStart extends Wrapped {
        EvolutionWithWarmStart() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new WarmStart(),
                    Map.of());
        }
    }

    @Nested
    class EvolutionWithFilter extends Wrapped {
        EvolutionWithFilter() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new Filter(),
                    Map.of("most", 8));
        }
    }

    @Nested
    class EvolutionWithRetry extends Wrapped {
        EvolutionWithRetry() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new Retry(),
                    Map.of("times", 2));
        }
    }

    @Nested
    class EvolutionWithRepeatAndAverage extends Wrapped {
        EvolutionWithRepeatAndAverage() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new RepeatAndAverage(),
                    Map.of("times", 2));
        }
    }
}
