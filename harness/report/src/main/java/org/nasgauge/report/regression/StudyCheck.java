package org.nasgauge.report.regression;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.report.analysis.FinalLosses;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.sequential.Sequential;
import org.nasgauge.statistics.sequential.SequentialMeanTest;

/**
 * One study before and after a change.
 *
 * @param label of the study
 * @param strategy whether it is one, and no estimator
 * @param seeds that both have
 * @param differing of them, those with other records
 * @param first where the records part, of the first such seed
 * @param worse of the seeds, on how many the loss is greater than before
 * @param better on how many it is smaller; the others are ties
 * @param signs the sequential test for a loss
 * @param mean of the differences of the loss, positive for worse, at an interval that holds whenever one looks; in the
 *     objective's unit, of several objectives in shares of the hypervolume, of an estimator in units of its correlation;
 *     empty where nothing differs, and of several nights
 */
public record StudyCheck(
        String label,
        boolean strategy,
        int seeds,
        int differing,
        Optional<FirstDifference> first,
        int worse,
        int better,
        Sequential signs,
        Optional<MeanDifference> mean,
        Verdict verdict) {
    /** @param margin what counts as no difference */
    public record MeanDifference(double value, Interval interval, double margin) {}

    public enum Verdict {
        /** The records are the same, to the byte. */
        SAME("same"),
        LOSS("loss"),
        /** Within the margin of before, or better. */
        NO_WORSE("no worse within the margin"),
        UNDECIDED("differs; no loss shown"),
        /** There is nothing to compare with, seed by seed. */
        UNTESTED("no records to compare with");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static StudyCheck of(
            ResultFolder before,
            StudyFacts old,
            ResultFolder now,
            StudyFacts study,
            boolean strategy,
            Thresholds thresholds) {
        Optional<FirstDifference> first = Optional.empty();
        int seeds = 0;
        int differing = 0;
        try (Stream<? extends RunRecord> one = records(before, old, strategy);
                Stream<? extends RunRecord> other = records(now, study, strategy)) {
            Iterator<? extends RunRecord> a = one.iterator();
            Iterator<? extends RunRecord> b = other.iterator();
            for (; a.hasNext() && b.hasNext(); seeds++) {
                RunRecord is = b.next();
                Optional<? extends RunRecord> was = ofSeed(is.seed(), a);
                if (was.isEmpty()) {
                    break;
                }
                Optional<FirstDifference> difference = FirstDifference.between(was.get(), is);
                differing += difference.isPresent() ? 1 : 0;
                first = first.or(() -> difference);
            }
        }
        FinalLosses published = losses(before, old, strategy);
        double margin = thresholds.margin(known(published));
        double[] differences =
                differences(published, losses(now, study, strategy), seeds, margin * Thresholds.BOUND_IN_MARGINS);
        return judged(study.label(), strategy, seeds, differing, first, differences, margin, thresholds);
    }

    /** The record of that seed; those before it are left out. */
    private static Optional<? extends RunRecord> ofSeed(long seed, Iterator<? extends RunRecord> records) {
        while (records.hasNext()) {
            RunRecord record = records.next();
            if (record.seed() == seed) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /** Whether there is something to say of it. */
    public boolean differs() {
        return verdict != Verdict.SAME && verdict != Verdict.UNTESTED;
    }

    private static StudyCheck judged(
            String label,
            boolean strategy,
            int seeds,
            int differing,
            Optional<FirstDifference> first,
            double[] differences,
            double margin,
            Thresholds thresholds) {
        int worse = (int) Stream.of(boxed(differences)).filter(d -> d > 0).count();
        int better = (int) Stream.of(boxed(differences)).filter(d -> d < 0).count();
        Sequential signs = thresholds.signs().test(differences);
        double bound = margin * Thresholds.BOUND_IN_MARGINS;
        Optional<MeanDifference> mean = differing == 0 || differences.length == 0
                ? Optional.empty()
                : Optional.of(new MeanDifference(
                        Summary.of(differences).mean(),
                        SequentialMeanTest.withDefaults()
                                .withLevel(thresholds.level())
                                .withBound(bound)
                                .interval(differences),
                        margin));
        Verdict verdict;
        if (seeds == 0) {
            verdict = Verdict.UNTESTED;
        } else if (differing == 0) {
            verdict = Verdict.SAME;
        } else if (signs.rejected()) {
            verdict = Verdict.LOSS;
        } else {
            boolean noWorse =
                    thresholds.equivalence(margin).noGreater(differences).rejected();
            verdict = noWorse ? Verdict.NO_WORSE : Verdict.UNDECIDED;
        }
        return new StudyCheck(label, strategy, seeds, differing, first, worse, better, signs, mean, verdict);
    }

    private static Double[] boxed(double[] values) {
        Double[] boxed = new Double[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    static Stream<? extends RunRecord> records(ResultFolder folder, StudyFacts study, boolean strategy) {
        return strategy ? folder.searches(study) : folder.estimations(study);
    }

    private static FinalLosses losses(ResultFolder folder, StudyFacts study, boolean strategy) {
        return strategy ? FinalLosses.ofStrategy(folder, study) : FinalLosses.ofEstimator(folder, study);
    }

    private static double[] known(FinalLosses losses) {
        return losses.bySeed().values().stream()
                .flatMap(loss -> loss.toOptional().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Whoever has no result any more has lost as much as counts, and whoever has one now has won it. */
    private static double[] differences(FinalLosses before, FinalLosses now, int seeds, double bound) {
        List<Double> differences = new ArrayList<>();
        before.bySeed().forEach((seed, old) -> {
            Finding<Double> other = now.bySeed().get(seed);
            if (other != null && differences.size() < seeds) {
                differences.add(old.fold(
                        was -> other.fold(is -> is - was, reason -> bound),
                        reason -> other.fold(is -> -bound, none -> 0.0)));
            }
        });
        return differences.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
