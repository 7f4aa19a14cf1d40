package com.example.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;

/** Strategies as somebody else would write them: nothing of the suite's own but the contract. */
class StrangersTest {
    /** Without settings. */
    @Described(name = "first-come", summary = "Keeps to the first choices.", source = "None")
    public record FirstCome() implements SearchStrategy {
        @Override
        public Search start(Problem problem, SeededRandom random) {
            Architecture first =
                    Architecture.of(new int[problem.space().decisions().size()]);
            return new Search() {
                @Override
                public Proposal ask() {
                    return new Proposal.Trial(first, problem.fullFidelity());
                }

                @Override
                public void tell(Observation observation) {}
            };
        }
    }

    /** With settings of every type, and a rule between two of them. */
    @Described(name = "tabu-search", summary = "Mutates the last and remembers some.", source = "Glover, 1989")
    public record TabuSearch(
            @Meaning("how many are remembered") @Range(least = 1, most = 100)
            int memory,

            @Meaning("how many are tried before one of them is taken anyway") @Range(least = 1)
            int tries,

            @Meaning("that it starts anew") @Range(least = 0, most = 1)
            double restartProbability,

            @Meaning("whether it moves only to what is better")
            boolean greedy,

            @Meaning("what is remembered") Memory kind)
            implements SearchStrategy {
        /** What is remembered. */
        public enum Memory {
            ALL,
            ONLY_BETTER
        }

        public TabuSearch {
            if (tries < memory) {
                throw new IllegalArgumentException("tries " + tries + " is less than memory " + memory);
            }
        }

        public TabuSearch() {
            this(7, 20, 0.1, true, Memory.ALL);
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new Run(this, problem, random);
        }

        private static final class Run implements Search {
            private final TabuSearch settings;
            private final Problem problem;
            private final SeededRandom random;
            private final Deque<Architecture> tabu = new ArrayDeque<>();
            private Optional<Observation.Scored> place = Optional.empty();

            Run(TabuSearch settings, Problem problem, SeededRandom random) {
                this.settings = settings;
                this.problem = problem;
                this.random = random;
            }

            @Override
            public Proposal ask() {
                Architecture next = draw();
                for (int tried = 1; tried < settings.tries() && tabu.contains(next); tried++) {
                    next = draw();
                }
                return new Proposal.Trial(next, problem.fullFidelity());
            }

            private Architecture draw() {
                return place.isEmpty() || random.nextDouble() < settings.restartProbability()
                        ? problem.space().sample(random)
                        : problem.space().mutate(place.get().trial().architecture(), random);
            }

            @Override
            public void tell(Observation observation) {
                boolean better = observation instanceof Observation.Scored scored
                        && (place.isEmpty() || scored.beats(place.get()));
                if (better || (observation instanceof Observation.Scored && !settings.greedy())) {
                    place = Optional.of((Observation.Scored) observation);
                }
                if (better || settings.kind() == Memory.ALL) {
                    tabu.addLast(observation.trial().architecture());
                    if (tabu.size() > settings.memory()) {
                        tabu.removeFirst();
                    }
                }
            }
        }
    }

    /** With a need, and another strategy's settings among its own. */
    @Described(name = "cheap-first", summary = "Tabu search at the lowest fidelity.", source = "None")
    public record CheapFirst(TabuSearch tabu) implements SearchStrategy {
        public CheapFirst() {
            this(new TabuSearch());
        }

        @Override
        public List<Need> needs() {
            return List.of(Need.Access.LOWER_FIDELITIES);
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            Search plain = tabu.start(problem, random);
            return new Search() {
                @Override
                public Proposal ask() {
                    Proposal.Trial trial = (Proposal.Trial) plain.ask();
                    return new Proposal.Trial(
                            trial.architecture(), problem.fidelities().get(0));
                }

                @Override
                public void tell(Observation observation) {
                    plain.tell(observation);
                }
            };
        }
    }

    static Stream<SearchStrategy> strategies() {
        return Stream.of(new FirstCome(), new TabuSearch(), new CheapFirst());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void a_recipe_runs_them_and_the_same_seed_gives_the_same_record(SearchStrategy strategy) {
        assertThat(record(strategy, "", 7)).isEqualTo(record(strategy, "", 7));
        assertThat(record(strategy, "", 7).evaluations()).isEqualTo(20);
        assertThat(record(strategy, "", 7).fault()).isEmpty();
    }

    @Test
    void a_recipe_writes_the_settings_that_java_constructs() {
        String settings = "settings: {memory: 3, tries: 5, greedy: false, kind: only-better, restart-probability: 0.5}";
        TabuSearch tabu = new TabuSearch(3, 5, 0.5, false, TabuSearch.Memory.ONLY_BETTER);
        assertThat(record(new TabuSearch(), settings, 1).trajectory())
                .isEqualTo(record(tabu, "", 1).trajectory());
        assertThat(Settings.written(new CheapFirst(tabu))).isEqualTo(Settings.written(tabu));
    }

    @Test
    void a_rule_between_settings_is_answered_with_the_place() {
        assertThatThrownBy(() -> record(new TabuSearch(), "settings: {memory: 30}", 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("strange.yaml, line")
                .hasMessageContaining("tries 20 is less than memory 30");
    }

    private static SearchRecord record(SearchStrategy strategy, String settings, long seed) {
        String recipe = "{benchmark: synthetic, seeds: 0..9, budget: {evaluations: 20}, strategies: [{name: "
                + strategy.name() + (settings.isEmpty() ? "" : ", " + settings) + "}]}";
        Plan plan = new Planner(
                        Components.of(List.of(strategy), List.of(), List.of()),
                        read -> new BenchmarkSource.Opened(SyntheticBenchmark.able(), "content"))
                .plan(Recipe.parse("strange.yaml", recipe));
        return (SearchRecord) StudyRuns.run(plan.searches().get(0), seed, search -> search);
    }
}
