package org.nasgauge.search.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.search.WithWrapper;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.SearchStrategyContract;

/** What is wrapped keeps all that strategies promise. */
class WrapperContractTest {
    private abstract static class Kit extends SearchStrategyContract {
        private final SearchStrategy strategy;
        private final StrategyWrapper wrapper;

        Kit(SearchStrategy strategy, Map<String, ?> settings, StrategyWrapper wrapper, Map<String, ?> wrapperSettings) {
            this.strategy = Settings.read("test", strategy, settings);
            this.wrapper = Settings.read("test", wrapper, wrapperSettings);
        }

        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(strategy, wrapper);
        }

        @Override
        @Test
        protected void isFoundByItsName() {
            assertThat(ServiceLoader.load(StrategyWrapper.class))
                    .extracting(StrategyWrapper::name)
                    .containsOnlyOnce(wrapper.name());
        }

        @Override
        @Test
        protected void describesItselfAndItsSettings() {
            assertThat(wrapper.source()).isNotBlank();
            assertThat(Settings.read("here", wrapper, Settings.written(wrapper)))
                    .isEqualTo(wrapper);
        }

        @Override
        @Test
        protected void withoutLowerFidelitiesItLearnsFromOthersInThePlaceOfItsProposals() {
            if (!wrapper.followsUpTrials()) {
                super.withoutLowerFidelitiesItLearnsFromOthersInThePlaceOfItsProposals();
            }
        }
    }

    @Nested
    class RandomWithNoDuplicates extends Kit {
        RandomWithNoDuplicates() {
            super(new RandomSearch(), Map.of(), new NoDuplicates(), Map.of());
        }
    }

    @Nested
    class RandomWithNoDuplicatesThatEnds extends Kit {
        RandomWithNoDuplicatesThatEnds() {
            super(new RandomSearch(), Map.of(), new NoDuplicates(), Map.of("then", "end", "tries", 50));
        }
    }

    @Nested
    class RandomWithFilter extends Kit {
        RandomWithFilter() {
            super(new RandomSearch(), Map.of(), new Filter(), Map.of("most", 8));
        }
    }

    @Nested
    class RandomWithRetry extends Kit {
        RandomWithRetry() {
            super(new RandomSearch(), Map.of(), new Retry(), Map.of("times", 2));
        }
    }

    @Nested
    class RandomWithRepeatAndAverage extends Kit {
        RandomWithRepeatAndAverage() {
            super(new RandomSearch(), Map.of(), new RepeatAndAverage(), Map.of("times", 2));
        }
    }

    @Nested
    class EvolutionWithNoDuplicates extends Kit {
        EvolutionWithNoDuplicates() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new NoDuplicates(),
                    Map.of());
        }
    }

    @Nested
    class EvolutionWithNoDuplicatesThatEnds extends Kit {
        EvolutionWithNoDuplicatesThatEnds() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new NoDuplicates(),
                    Map.of("then", "end", "tries", 50));
        }
    }

    @Nested
    class EvolutionWithFilter extends Kit {
        EvolutionWithFilter() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new Filter(),
                    Map.of("most", 8));
        }
    }

    @Nested
    class EvolutionWithRetry extends Kit {
        EvolutionWithRetry() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new Retry(),
                    Map.of("times", 2));
        }
    }

    @Nested
    class EvolutionWithRepeatAndAverage extends Kit {
        EvolutionWithRepeatAndAverage() {
            super(
                    new RegularizedEvolution(),
                    Map.of("population-size", 10, "sample-size", 3),
                    new RepeatAndAverage(),
                    Map.of("times", 2));
        }
    }
}
