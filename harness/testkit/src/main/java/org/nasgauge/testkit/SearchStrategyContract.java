package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * What every search strategy promises. A test class of a strategy extends it and names the strategy; one more nested
 * class for each setting that makes another algorithm of it.
 */
public abstract class SearchStrategyContract {
    private static final int EVALUATIONS = 120;
    private static final long MOST_BYTES = 4 << 20;

    /** With settings that are small enough for the strategy to do all that it can within 120 evaluations. */
    protected abstract SearchStrategy strategy();

    /** Whether it fits a model, so that its fits can be watched. */
    protected boolean fitsAModel() {
        return false;
    }

    /**
     * Whether every trial that is told, at the lowest fidelity at least, has a say in what is proposed later. Not for those
     * that learn nothing, or from some trials only.
     */
    protected boolean learnsFromEveryTrial() {
        return true;
    }

    @Test
    protected void isFoundByItsName() {
        assertThat(ServiceLoader.load(SearchStrategy.class))
                .extracting(SearchStrategy::name)
                .containsOnlyOnce(strategy().name());
    }

    @Test
    protected void describesItselfAndItsSettings() {
        SearchStrategy strategy = strategy();
        assertThat(strategy.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(strategy.summary()).endsWith(".").doesNotContain("\n");
        assertThat(strategy.source()).isNotBlank();
        assertThat(Settings.of(strategy)).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Settings.written(Settings.read("here", strategy, Settings.written(strategy))))
                .isEqualTo(Settings.written(strategy));
    }

    @Test
    protected void proposesOnlyLegalTrials() {
        ToyBenchmark benchmark = landscape();
        Problem problem = benchmark.problem(EVALUATIONS);
        List<Observation> told = Trials.run(create(problem, 1), benchmark, EVALUATIONS);
        assertThat(told).isNotEmpty();
        assertLegal(told, problem);
    }

    @Test
    protected void theSameSeedGivesTheSameTrials() {
        assertThat(trials(landscape(), 7)).isEqualTo(trials(landscape(), 7));
    }

    @Test
    protected void instancesDoNotInfluenceOneAnother() {
        ToyBenchmark benchmark = landscape();
        Trials.Worker first = new Trials.Worker(create(benchmark.problem(EVALUATIONS), 1), benchmark);
        Trials.Worker second = new Trials.Worker(create(benchmark.problem(EVALUATIONS), 2), benchmark);
        List<Observation> toldFirst = new ArrayList<>();
        List<Observation> toldSecond = new ArrayList<>();
        for (int i = 0; i < EVALUATIONS; i++) {
            first.work().ifPresent(toldFirst::add);
            second.work().ifPresent(toldSecond::add);
        }
        assertThat(toldFirst).isEqualTo(trials(benchmark, 1));
        assertThat(toldSecond).isEqualTo(trials(benchmark, 2));
    }

    @Test
    protected void letsItsFitsBeWatchedAndProposesTheSame() {
        AtomicInteger fits = new AtomicInteger();
        Search watched = create(landscape().problem(EVALUATIONS), 7);
        watched.watchFits(new FitWatch() {
            @Override
            public <M> M get(Supplier<M> fit) {
                fits.incrementAndGet();
                return fit.get();
            }
        });
        assertThat(Trials.run(watched, landscape(), EVALUATIONS)).isEqualTo(trials(landscape(), 7));
        if (fitsAModel()) {
            assertThat(fits).as("fits").hasPositiveValue();
        }
    }

    @Test
    protected void withoutLowerFidelitiesItLearnsFromOthersInThePlaceOfItsProposals() {
        if (strategy().needs().contains(Need.Access.LOWER_FIDELITIES)) {
            return;
        }
        ToyBenchmark benchmark = landscape();
        Problem problem = benchmark.problem(EVALUATIONS);
        Search replaced = new Replaced(create(problem, 1), problem.space(), random("others", 1));
        List<Observation> told = Trials.run(replaced, benchmark, EVALUATIONS);
        assertLegal(told, problem);
        assertThat(told)
                .isNotEmpty()
                .allMatch(observation -> observation.trial().fidelity().equals(problem.fullFidelity()));
    }

    @Test
    protected void keepsToItsEnd() {
        ToyBenchmark benchmark = ToyBenchmark.additive(2, 2);
        Search strategy = create(benchmark.problem(10_000), 1);
        List<Observation> told = Trials.run(strategy, benchmark, 10_000);
        if (told.size() < 10_000) {
            assertThat(strategy.ask()).isInstanceOf(Proposal.End.class);
        }
    }

    @Test
    protected void survivesASpaceOfOneArchitecture() {
        ToyBenchmark benchmark = ToyBenchmark.additive(1, 1);
        Problem problem = benchmark.problem(EVALUATIONS);
        assertLegal(Trials.run(create(problem, 1), benchmark, EVALUATIONS), problem);
    }

    @Test
    protected void survivesConstantScores() {
        ToyBenchmark benchmark = ToyBenchmark.constant(3, 3, 3, 3);
        Problem problem = benchmark.problem(EVALUATIONS);
        assertLegal(Trials.run(create(problem, 1), benchmark, EVALUATIONS), problem);
    }

    @Test
    protected void survivesTies() {
        ToyBenchmark benchmark = new ToyBenchmark(ProductSpace.of(3, 3, 3, 3), a -> Math.min(1, a.choice(0)));
        Problem problem = benchmark.problem(EVALUATIONS);
        assertLegal(Trials.run(create(problem, 1), benchmark, EVALUATIONS), problem);
    }

    @Test
    protected void survivesScoresOfAnyMagnitude() {
        for (double scale : new double[] {-1e12, -1e-12, 1e-12, 1e12}) {
            ToyBenchmark toy = landscape();
            ToyBenchmark benchmark =
                    new ToyBenchmark(toy.space(), a -> scale * toy.score().applyAsDouble(a));
            Problem problem = benchmark.problem(EVALUATIONS);
            assertLegal(Trials.run(create(problem, 1), benchmark, EVALUATIONS), problem);
        }
    }

    @Test
    protected void survivesFailures() {
        ToyBenchmark benchmark = landscape();
        Problem problem = benchmark.problem(EVALUATIONS);
        SeededRandom coin = random("coin", 1);
        assertLegal(
                Trials.run(
                        create(problem, 1),
                        trial -> coin.nextBoolean() ? failed(trial) : benchmark.apply(trial),
                        EVALUATIONS),
                problem);
    }

    @Test
    protected void survivesWhenEveryTrialFails() {
        Problem problem = landscape().problem(EVALUATIONS);
        assertLegal(Trials.run(create(problem, 1), SearchStrategyContract::failed, EVALUATIONS), problem);
    }

    @Test
    protected void worksWithSeveralWorkersWhateverTheOrderOfTheAnswers() {
        for (int workers : new int[] {2, 7, 64}) {
            ToyBenchmark benchmark = landscape();
            Problem problem = benchmark.problem(EVALUATIONS);
            List<Observation> told =
                    Trials.run(create(problem, 1), benchmark, EVALUATIONS, workers, random("order", workers));
            assertThat(told).isNotEmpty();
            assertLegal(told, problem);
        }
    }

    @Test
    protected void worksWithSeveralWorkersWhenTrialsFail() {
        ToyBenchmark benchmark = landscape();
        Problem problem = benchmark.problem(EVALUATIONS);
        SeededRandom coin = random("coin", 2);
        Function<Proposal.Trial, Observation> unsure =
                trial -> coin.nextBoolean() ? failed(trial) : benchmark.apply(trial);
        assertLegal(Trials.run(create(problem, 1), unsure, EVALUATIONS, 5, random("order", 5)), problem);
    }

    /** With one worker to five. It waits only while something is under way. */
    @Test
    protected void losesNoTrialWhateverTheOrderOfTheAnswers() {
        SeededRandom random = random("victims", 1);
        int most = fitsAModel() ? 1 : 4; // a fit takes its time
        ToyBenchmark benchmark = landscape();
        for (int workers = 1; workers <= 5; workers++) {
            TrialInfluence influence = new TrialInfluence(
                    seed -> create(benchmark.problem(EVALUATIONS), seed), benchmark, EVALUATIONS, workers);
            List<Observation> told = influence.told(1);
            for (int victims = 0; victims < most && learnsFromEveryTrial() && told.size() == EVALUATIONS; victims++) {
                int victim = EVALUATIONS / 6 + random.nextInt(EVALUATIONS / 4);
                if (teaches(told.get(victim))) {
                    assertThat(influence.hasASay(victim))
                            .as("whether trial %d has a say in what is proposed with %d workers", victim, workers)
                            .isTrue();
                }
            }
        }
    }

    private boolean teaches(Observation observation) {
        return observation instanceof Observation.Scored
                && (observation.trial().fidelity().equals(ToyBenchmark.FIDELITIES.get(0))
                        || !strategy().needs().contains(Need.Access.LOWER_FIDELITIES));
    }

    /** Two numbers for each trial and architecture of the space, as distances are, and not the architectures again and again. */
    @Test
    protected void holdsBoundedMemory() {
        ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4, 4, 4, 4);
        Problem problem = benchmark.problem(EVALUATIONS);
        long before = liveBytes();
        Search strategy = create(problem, 1);
        try {
            Trials.run(strategy, benchmark, EVALUATIONS);
            assertThat(liveBytes() - before)
                    .isLessThan(MOST_BYTES
                            + 2L
                                    * Double.BYTES
                                    * EVALUATIONS
                                    * benchmark.space().size());
        } finally {
            Reference.reachabilityFence(strategy);
        }
    }

    /** On the heap after what nobody refers to has been collected. */
    private static long liveBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) { // what has a finalizer or a cleaner takes another round
            memory.gc();
            bytes = Math.min(bytes, memory.getHeapMemoryUsage().getUsed());
        }
        return bytes;
    }

    /** A strategy with these settings under a seed. */
    protected final Search create(Problem problem, long seed) {
        SearchStrategy strategy = strategy();
        return strategy.start(problem, random(strategy.name(), seed));
    }

    private List<Observation> trials(ToyBenchmark benchmark, long seed) {
        return Trials.run(create(benchmark.problem(EVALUATIONS), seed), benchmark, EVALUATIONS);
    }

    private static ToyBenchmark landscape() {
        return ToyBenchmark.additive(5, 4, 3, 3, 2);
    }

    private static void assertLegal(List<Observation> told, Problem problem) {
        for (Observation observation : told) {
            assertThat(problem.space().violation(observation.trial().architecture()))
                    .isEmpty();
            assertThat(problem.fidelities()).contains(observation.trial().fidelity());
        }
    }

    private static Observation failed(Proposal.Trial trial) {
        return new Observation.Failed(trial, "did not train", 1);
    }

    private static SeededRandom random(String name, long seed) {
        return SeedTree.root(seed).child(name).generator();
    }
}
