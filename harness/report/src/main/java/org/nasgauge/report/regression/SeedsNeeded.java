package org.nasgauge.report.regression;

import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.analysis.FinalLosses;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.sequential.SequentialSignTest;
import org.nasgauge.statistics.sequential.StoppingTime;
import org.nasgauge.statistics.significance.PairedSampleSize;

/**
 * How many seeds show a difference of the mean loss, judged by a pilot: what two studies differ by under the same seed, or one
 * study under two seeds, is taken to be normal, with the pilot's deviation.
 *
 * @param pairs of the pilot
 * @param deviation of its differences, in the unit of the loss
 * @param positive probability that one seed shows the difference with the right sign
 * @param fixed seeds for one paired t-test after all of them
 * @param mean seeds until the sequential sign test stops; of those that do not, {@value #MOST}
 * @param enough seeds by which it has stopped with the power that was asked for; empty if {@value #MOST} are too few
 */
public record SeedsNeeded(int pairs, double deviation, double positive, int fixed, double mean, OptionalInt enough) {
    static final int MOST = 2_000;

    /**
     * What is asked for.
     *
     * @param difference of the mean loss, in its unit, above 0
     * @param level the chance of a false alarm, in (0, 1)
     * @param power the chance to show the difference, in (0, 1)
     */
    public record Wanted(double difference, double level, double power) {}

    /**
     * Of two strategies that run under the same seeds.
     *
     * @throws UserError if fewer than two seeds have results of both
     */
    public static SeedsNeeded paired(ResultFolder pilot, StudyFacts one, StudyFacts other, Wanted wanted) {
        SortedMap<Long, Double> first = known(pilot, one);
        SortedMap<Long, Double> second = known(pilot, other);
        double[] differences = first.entrySet().stream()
                .filter(run -> second.containsKey(run.getKey()))
                .mapToDouble(run -> run.getValue() - second.getOrDefault(run.getKey(), 0.0))
                .toArray();
        requireTwo(pilot, one, differences.length);
        return of(differences.length, Summary.of(differences).sampleSd().orElseThrow(), wanted);
    }

    /**
     * Of one strategy against another version of it whose runs are independent and as variable.
     *
     * @throws UserError if fewer than two seeds have results
     */
    public static SeedsNeeded independent(ResultFolder pilot, StudyFacts study, Wanted wanted) {
        double[] losses = known(pilot, study).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        requireTwo(pilot, study, losses.length);
        double deviation = Summary.of(losses).sampleSd().orElseThrow();
        return of(losses.length, StrictMath.sqrt(2) * deviation, wanted);
    }

    static SeedsNeeded of(int pairs, double deviation, Wanted wanted) {
        if (deviation == 0) {
            SequentialSignTest test = SequentialSignTest.withDefaults().withLevel(wanted.level());
            StoppingTime time = StoppingTime.of(test, 1, 0, MOST);
            return new SeedsNeeded(pairs, 0, 1, 2, time.mean(), time.quantile(wanted.power()));
        }
        double effect = wanted.difference() / deviation;
        double positive = PairedSampleSize.positive(effect);
        StoppingTime time =
                StoppingTime.of(SequentialSignTest.withDefaults().withLevel(wanted.level()), positive, 0, MOST);
        int fixed = PairedSampleSize.withDefaults()
                .withLevel(wanted.level())
                .withPower(wanted.power())
                .of(effect);
        return new SeedsNeeded(pairs, deviation, positive, fixed, time.mean(), time.quantile(wanted.power()));
    }

    private static SortedMap<Long, Double> known(ResultFolder pilot, StudyFacts study) {
        SortedMap<Long, Double> known = new TreeMap<>();
        FinalLosses.ofStrategy(pilot, study).bySeed().forEach((seed, loss) -> {
            if (loss instanceof Finding.Known<Double> found) {
                known.put(seed, found.value());
            }
        });
        return known;
    }

    private static void requireTwo(ResultFolder pilot, StudyFacts study, int runs) {
        if (runs < 2) {
            throw UserError.at(
                    pilot.path(),
                    "study '" + study.label() + "' has " + runs + " runs with a result, expected 2 or more",
                    "Run the pilot with more seeds");
        }
    }
}
