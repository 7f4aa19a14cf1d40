package org.nasgauge.search.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.search.StrategyWrapperProvider;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.search.WithWrapper;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.SearchStrategyContract;

/** What is wrapped keeps all that strategies promise. */
class WrapperContractTest {
    private abstract static class Kit extends SearchStrategyContract {
        private final WithWrapper wrapped;
        private final Map<String, ?> settings;

        Kit(
                SearchStrategyProvider strategy,
                Map<String, ?> settings,
                StrategyWrapperProvider wrapper,
                Map<String, ?> wrapperSettings) {
            this.wrapped = new WithWrapper(strategy, wrapper, wrapperSettings);
            this.settings = settings;
        }

        @Override
        protected SearchStrategyProvider provider() {
            return wrapped;
        }

        @Override
        protected Map<String, ?> settings() {
            return settings;
        }

        @Override
        @Test
        protected void isFoundByItsName() {
            assertThat(ServiceLoader.load(StrategyWrapperProvider.class))
                    .extracting(StrategyWrapperProvider::name)
                    .containsOnlyOnce(wrapped.wrapper().name());
            OldSettings standard = OldSettings.standard(wrapped.wrapper());
            assertThat(OldSettings.read("here", wrapped.wrapper(), standard.written()))
                    .isEqualTo(standard);
        }

        @Override
        @Test
        protected void withoutLowerFidelitiesItLearnsFromOthersInThePlaceOfItsProposals() {
            if (!wrapped.wrapper().followsUpTrials()) {
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
