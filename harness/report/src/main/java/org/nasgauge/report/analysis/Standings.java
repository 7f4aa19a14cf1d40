package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.significance.Holm;
import org.nasgauge.statistics.significance.MannWhitney;
import org.nasgauge.statistics.significance.ModelConfidenceSet;
import org.nasgauge.statistics.significance.TestResult;
import org.nasgauge.statistics.significance.VarghaDelaney;

/**
 * How each strategy stands to a baseline that was named beforehand, and which of them may be the best. A test against the best
 * of the same runs would find differences where there are none.
 *
 * @param baseline empty if none was named
 * @param all in the order in which the competitors were given
 */
public record Standings(Optional<StudyFacts> baseline, List<Standing> all) {
    private static final double LEVEL = 0.95;
    private static final String TOO_FEW = "takes two runs of each";

    public Standings {
        all = List.copyOf(all);
    }

    /**
     * One that takes part.
     *
     * @param losses the final one of each run, smaller being better; or why it has no result
     * @param alike whether all its runs are the same, and so one observation only
     */
    record Competitor(StudyFacts study, Finding<double[]> losses, boolean alike) {
        private double[] values() {
            return losses.toOptional().orElseThrow();
        }
    }

    /**
     * Where one strategy stands.
     *
     * @param best the p-value of its being in the model confidence set: at the level 0.95 the set holds all above 0.05;
     *     unknown where one of those with a result has a single run
     * @param comparison with the baseline
     */
    public record Standing(StudyFacts study, Finding<Double> best, Finding<Comparison> comparison) {
        public boolean mayBeBest() {
            return best.fold(p -> p > 1 - LEVEL, reason -> false);
        }
    }

    /**
     * A strategy against the baseline.
     *
     * @param difference of the mean losses, its own minus the baseline's, with Welch's 95 % interval
     * @param effect the probability that a run of it ends worse than one of the baseline
     * @param test Mann and Whitney's, of the two samples of final losses
     * @param adjusted its p-value after Holm's correction for all that are compared
     */
    public record Comparison(Interval difference, VarghaDelaney effect, TestResult test, double adjusted) {
        /** Better, worse, or neither at the level of 5 %. */
        public Verdict verdict() {
            if (adjusted > 1 - LEVEL || effect.a12() == 0.5) {
                return Verdict.NO_WORSE;
            }
            return effect.a12() < 0.5 ? Verdict.BETTER : Verdict.WORSE;
        }
    }

    /** What a comparison with the baseline comes to. */
    public enum Verdict {
        BETTER,
        /** Found to be neither better nor worse. */
        NO_WORSE,
        WORSE
    }

    /** @param named the study that the others are compared with, beforehand */
    static Standings of(List<Competitor> competitors, Optional<StudyFacts> named) {
        Optional<Competitor> baseline = competitors.stream()
                .filter(one -> named.filter(one.study()::equals).isPresent())
                .findFirst();
        Map<StudyFacts, Finding<Double>> best = best(competitors);
        List<Finding<TestResult>> tests = competitors.stream()
                .map(one -> baseline.map(other -> test(one, other)).orElseGet(() -> Finding.none("no baseline")))
                .toList();
        double[] adjusted = Holm.adjust(tests.stream()
                .flatMap(test -> test.toOptional().stream())
                .mapToDouble(TestResult::p)
                .toArray());
        List<Standing> all = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < competitors.size(); i++) {
            Competitor one = competitors.get(i);
            Optional<TestResult> test = tests.get(i).toOptional();
            Finding<Comparison> comparison = tests.get(i).fold(t -> Finding.none(""), Finding::none);
            if (test.isPresent()) {
                double[] others = baseline.orElseThrow().values();
                comparison = Finding.of(new Comparison(
                        difference(one.values(), others),
                        VarghaDelaney.ofU(test.get().statistic(), one.values().length, others.length),
                        test.get(),
                        adjusted[tested]));
                tested++;
            }
            all.add(new Standing(one.study(), best.getOrDefault(one.study(), Finding.none(TOO_FEW)), comparison));
        }
        return new Standings(named, all);
    }

    /** A single run says nothing of how much runs differ: with one among them there is no set. */
    private static Map<StudyFacts, Finding<Double>> best(List<Competitor> competitors) {
        Map<StudyFacts, Finding<Double>> best = new HashMap<>();
        List<Competitor> ended = new ArrayList<>();
        for (Competitor one : competitors) {
            if (one.losses() instanceof Finding.Unknown<double[]> lack) {
                best.put(one.study(), Finding.none(lack.reason()));
            } else {
                ended.add(one);
            }
        }
        if (!ended.isEmpty() && ended.stream().allMatch(one -> one.values().length > 1)) {
            double[] p = ModelConfidenceSet.of(
                            ended.stream().map(Competitor::values).toList(),
                            SeedTree.root(0).child("model-confidence-set").generator())
                    .p();
            for (int i = 0; i < p.length; i++) {
                best.put(ended.get(i).study(), Finding.of(p[i]));
            }
        }
        return best;
    }

    private static Finding<TestResult> test(Competitor one, Competitor baseline) {
        if (one.study().equals(baseline.study())) {
            return Finding.none("it is the baseline");
        }
        if (one.losses() instanceof Finding.Unknown<double[]> lack) {
            return Finding.none(lack.reason());
        }
        if (baseline.losses() instanceof Finding.Unknown<double[]> lack) {
            return Finding.none("the baseline has no result: " + lack.reason());
        }
        if (one.alike() || baseline.alike()) {
            return Finding.none((one.alike() ? "its" : "the baseline’s") + " runs are all the same: one observation");
        }
        return one.values().length < 2 || baseline.values().length < 2
                ? Finding.none(TOO_FEW)
                : Finding.of(MannWhitney.withDefaults().test(one.values(), baseline.values()));
    }

    /** B. L. Welch, Biometrika 34 (1947), with his approximate degrees of freedom. */
    private static Interval difference(double[] first, double[] second) {
        Summary one = Summary.of(first);
        Summary other = Summary.of(second);
        double a = square(one.standardError().orElseThrow());
        double b = square(other.standardError().orElseThrow());
        double middle = one.mean() - other.mean();
        if (a + b == 0) {
            return new Interval(middle, middle, LEVEL);
        }
        double freedom = square(a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        double half = new TDistribution(freedom).inverseCumulativeProbability(0.5 + LEVEL / 2) * StrictMath.sqrt(a + b);
        return new Interval(middle - half, middle + half, LEVEL);
    }

    private static double square(double x) {
        return x * x;
    }
}
