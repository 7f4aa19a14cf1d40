package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.statistics.agreement.AgreementMeasure;

class EstimatorComparisonTest {
    private static final int N = 120;
    private final double[] truth = new Random(1).doubles(N).toArray();
    private final Map<StudyFacts, EstimationRecord> records = new LinkedHashMap<>();

    private StudyFacts rated(String label, double noise, int missing) {
        Random random = new Random(label.hashCode());
        StudyFacts study = new StudyFacts(label, label, label, new TreeMap<>(), false, label);
        List<Reading> estimates = IntStream.range(0, N)
                .mapToObj(i -> i < missing
                        ? Reading.missing("no score")
                        : Reading.of(truth[i] + noise * random.nextGaussian()))
                .toList();
        records.put(
                study,
                new EstimationRecord(
                        label,
                        0,
                        0,
                        IntStream.range(0, N).mapToObj(i -> "a" + i).toList(),
                        estimates,
                        IntStream.range(0, N)
                                .mapToObj(i -> Reading.of(truth[i]))
                                .toList()));
        return study;
    }

    private EstimatorComparison compared(Direction direction) {
        return EstimatorComparison.of(true, records, direction).orElseThrow();
    }

    @Test
    void each_two_are_compared_and_corrected_for_all_of_them() {
        StudyFacts sharp = rated("sharp", 0.01, 0);
        StudyFacts blunt = rated("blunt", 0.5, 0);
        StudyFacts same = rated("same", 0.01, 0);
        EstimatorComparison comparison = compared(Direction.MAXIMIZE);
        assertThat(comparison.common()).isEqualTo(N);
        assertThat(comparison.pairs()).hasSize(3);
        assertThat(comparison.pairs())
                .filteredOn(EstimatorComparison.Pair::next)
                .hasSize(2);
        for (EstimatorComparison.Pair pair : comparison.pairs()) {
            assertThat(pair.adjusted()).isGreaterThanOrEqualTo(pair.difference().p());
            assertThat(pair.difference().value()).isPositive();
            boolean told = pair.other().equals(blunt);
            assertThat(pair.adjusted() <= 0.05).as("%s", pair).isEqualTo(told);
        }
        assertThat(comparison.judged())
                .extracting(EstimatorComparison.Judged::study)
                .containsExactly(sharp, blunt, same);
    }

    @Test
    void what_is_apart_is_told_apart_however_many_pairs_there_are() {
        for (int i = 0; i < 20; i++) {
            rated("sharp " + i, 0.01, 0);
            rated("blunt " + i, 1, 0);
        }
        assertThat(compared(Direction.MAXIMIZE).pairs())
                .hasSize(780)
                .filteredOn(pair -> pair.better().label().startsWith("sharp")
                        && pair.other().label().startsWith("blunt"))
                .hasSize(400)
                .allSatisfy(pair -> assertThat(pair.adjusted()).isLessThan(0.01));
    }

    @Test
    void missing_scores_are_left_out_of_the_one_and_of_the_pair() {
        rated("whole", 0.2, 0);
        rated("holes", 0.2, 50);
        EstimatorComparison comparison = compared(Direction.MAXIMIZE);
        assertThat(comparison.common()).isEqualTo(N - 50);
        assertThat(comparison.judged())
                .extracting(judged -> judged.agreement().n())
                .containsExactly(N, N - 50);
    }

    @Test
    void where_less_is_better_an_estimate_that_rises_with_it_is_wrong() {
        rated("loss", 0.01, 0);
        double rho = compared(Direction.MINIMIZE)
                .judged()
                .get(0)
                .agreement()
                .value(AgreementMeasure.SPEARMAN_RHO)
                .orElseThrow();
        assertThat(rho).isCloseTo(-1, within(0.01));
    }

    @Test
    void one_that_rates_next_to_nothing_is_left_out() {
        rated("nothing", 0.1, N - 1);
        assertThat(EstimatorComparison.of(true, records, Direction.MAXIMIZE)).isEmpty();
    }
}
