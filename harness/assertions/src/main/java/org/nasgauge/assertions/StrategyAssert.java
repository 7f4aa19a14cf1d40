package org.nasgauge.assertions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.Trial;

/**
 * Regression tests of a strategy. Those about its regret look after each seed and stop as soon as enough is known; at most
 * one in a hundred fails although nothing is worse, however often it looks.
 * <pre>{@code
 * assertThat(new HillClimbing()).on(table).withSeeds(0, 200).isNoWorseThan(new RandomSearch());
 * }</pre>
 */
public final class StrategyAssert extends SeededAssert<StrategyAssert, SearchStrategy> {
    private static final String REGRET = "regret";
    /** Seeds of the promises that a few runs show. */
    private static final int FEW = 10;

    private Constraint budget = Constraint.evaluations(100);

    StrategyAssert(SearchStrategy strategy) {
        super(strategy, StrategyAssert.class);
    }

    /** What each run may spend. */
    public StrategyAssert withBudget(Constraint constraint) {
        budget = constraint;
        return this;
    }

    /** Fails if its regret is shown to be greater than the other's, under the same seeds, more often than smaller. */
    public StrategyAssert isNoWorseThan(SearchStrategy other) {
        Runs rival = runs(other, benchmark());
        return isNoWorse(
                rival.name(),
                seed -> rival.regret(rival.run(seed)),
                seed -> ", where " + rival.name() + " found " + found(rival.run(seed)));
    }

    /**
     * The same, against regrets that were recorded before: a file with the lines {@code seed,regret}, to be kept beside the
     * test. With the system property {@code nasgauge.record=true} the file is written instead, and nothing is tested.
     *
     * @throws org.nasgauge.api.error.UserError if there is no such file, or it lacks one of the seeds
     */
    public StrategyAssert isNoWorseThan(Path recorded) {
        Runs runs = runs(actual, benchmark());
        if (RecordedRegrets.isAsked()) {
            RecordedRegrets.write(recorded, seeds(), seed -> runs.regret(runs.run(seed)));
            return this;
        }
        Map<Long, Double> regrets = RecordedRegrets.read(recorded, seeds());
        return isNoWorse(recorded.toString(), seed -> regrets.getOrDefault(seed, 0.0), seed -> "");
    }

    private StrategyAssert isNoWorse(String other, LongToDoubleFunction regret, LongFunction<String> found) {
        Runs runs = runs(actual, benchmark());
        PairedRegrets paired = paired(seed -> runs.regret(runs.run(seed)), regret);
        if (paired.showsLoss()) {
            long first = paired.firstWorse().orElseThrow();
            failWithMessage(
                    "%s",
                    runs.name() + " is worse than " + other + " on "
                            + benchmark().name() + ":\n"
                            + paired.words(REGRET, unit()) + "\nfirst at seed " + first + ": it found "
                            + found(runs.run(first)) + found.apply(first));
        }
        return this;
    }

    /**
     * Fails if it is shown that less than half of its runs end with a regret below this one.
     *
     * @param regret in the objective's unit, above 0
     */
    public StrategyAssert reachesRegretBelow(double regret) {
        Runs runs = runs(actual, benchmark());
        double justBelow = Math.nextDown(regret);
        PairedRegrets paired = paired(seed -> runs.regret(runs.run(seed)), seed -> justBelow);
        if (paired.showsLoss()) {
            long first = paired.firstWorse().orElseThrow();
            failWithMessage(
                    "%s",
                    runs.name() + " does not reach a regret below " + regret + " " + unit() + " in half of its runs on "
                            + benchmark().name() + ":\n" + paired.words(REGRET, unit()) + "\nfirst at seed " + first
                            + ": it found " + found(runs.run(first)));
        }
        return this;
    }

    /** Fails if the same seed does not give the same proposals with the same costs, on the first seeds. */
    public StrategyAssert isDeterministic() {
        Runs runs = runs(actual, benchmark());
        List<SearchRecord> once = seeds().limit(FEW).mapToObj(runs::run).toList();
        for (SearchRecord record : once) {
            SearchRecord again = runs.run(record.seed());
            if (!record.equals(again)) {
                failWithMessage(
                        "%s",
                        runs.name() + " is not deterministic: under seed " + record.seed() + " "
                                + parting(record.trials(), again.trials()));
            }
        }
        return this;
    }

    /**
     * Fails if it is shown that the strategy knows which architectures are good without having been told: on a benchmark whose
     * answers are those of other architectures, its last proposal must not be better on test than an architecture drawn at
     * random more often than worse. Not for strategies that are given a prior, nor for those that favour large networks by
     * themselves.
     *
     * @throws IllegalArgumentException if the benchmark does not number its architectures, or knows no test values
     */
    public StrategyAssert peeksAtNothing() {
        Benchmark real = benchmark();
        if (!(real.space() instanceof EnumerableSpace space) || real.judge().isEmpty()) {
            throw new IllegalArgumentException(real.name() + " lacks numbers or test values of its architectures");
        }
        Benchmark.Judge judge = real.judge().get();
        boolean maximized = real.objective().direction() == Direction.MAXIMIZE;
        PairedRegrets paired = paired(
                seed -> {
                    SeededRandom random = SeedTree.root(seed).child("drawn").generator();
                    return loss(judge, space.at(random.nextInt(space.size())), maximized);
                },
                seed -> loss(judge, last(runs(actual, Scrambled.of(real, seed)).run(seed), space), maximized));
        if (paired.showsLoss()) {
            failWithMessage(
                    "%s",
                    actual.name() + " knows " + real.name()
                            + " without having been told: a network drawn at random is, beside its last proposal, "
                            + paired.words(REGRET, unit()));
        }
        return this;
    }

    private static double loss(Benchmark.Judge judge, Architecture architecture, boolean maximized) {
        double test = judge.test(architecture) instanceof Reading.Present present ? present.value() : 0;
        return maximized ? -test : test;
    }

    private static Architecture last(SearchRecord record, EnumerableSpace space) {
        List<Trial> trials = record.trials();
        return space.parse(trials.get(trials.size() - 1).architecture());
    }

    private static String parting(List<Trial> once, List<Trial> again) {
        for (int i = 0; i < Math.min(once.size(), again.size()); i++) {
            if (!once.get(i).equals(again.get(i))) {
                return "proposal " + (i + 1) + " is " + again.get(i).architecture() + " the second time instead of "
                        + once.get(i).architecture();
            }
        }
        return "there are " + again.size() + " proposals the second time instead of " + once.size();
    }

    private static String found(SearchRecord record) {
        return record.incumbent()
                .map(last -> last.architecture() + " by evaluation " + last.evaluation())
                .orElse("nothing");
    }

    private String unit() {
        return benchmark().objective().unit().symbol();
    }

    private Runs runs(SearchStrategy strategy, Benchmark on) {
        return new Runs(strategy, on, budget);
    }
}
