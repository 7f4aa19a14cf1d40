package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.tape.SharedWeights;

class SupernetEstimatorTest {
    private static final List<Architecture> CELLS = List.of(
            Architecture.of(3, 2, 3, 1, 3, 2), Architecture.of(0, 0, 0, 0, 0, 0), Architecture.of(4, 4, 0, 1, 0, 2));
    private static final Training SHORT = new Training(4, 0.05, 0, Training.Schedule.LINEAR, 0.9, 5e-4, 0, false);

    private final SharedWeights shared = SmallSupernets.shared();

    private static Spos spos(Scoring.Moments moments) {
        return new Spos(SHORT, new Scoring(2, 6, Scoring.Measure.LOSS, moments, 2), true);
    }

    private static Estimation start(SupernetEstimator estimator, SharedWeights shared, int seed) {
        Problem problem = Problem.of(SmallSupernets.SPACE, List.of(Fidelity.full(1)), Constraint.evaluations(1))
                .withWeightSharing(shared);
        return estimator.start(problem, SeedTree.root(seed).generator());
    }

    private static List<Double> estimates(Estimation estimation, Stream<Architecture> cells) {
        Evidence nothing = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of());
        return cells.map(cell -> estimation.estimate(cell, nothing)).toList();
    }

    @ParameterizedTest
    @EnumSource(Scoring.Moments.class)
    void scoresHangOnTheSeedAloneAndNotOnWhatWasAskedBefore(Scoring.Moments moments) {
        Estimation first = start(spos(moments), shared, 1);
        Estimation again = start(spos(moments), shared, 1);
        Estimation other = start(spos(moments), shared, 2);
        assertThat(first.prepare()).isPositive().isEqualTo(again.prepare());
        other.prepare();
        List<Double> scores = estimates(first, CELLS.stream());
        assertThat(scores).doesNotHaveDuplicates();
        assertThat(estimates(again, Stream.of(CELLS.get(2), CELLS.get(1), CELLS.get(0))))
                .containsExactly(scores.get(2), scores.get(1), scores.get(0));
        assertThat(estimates(other, CELLS.stream())).isNotEqualTo(scores);
    }

    @Test
    void trainingHelps() {
        Training none = new Training(1, 0, 0, Training.Schedule.LINEAR, 0.9, 0, 0, false);
        Training longer = new Training(80, 0.05, 0, Training.Schedule.LINEAR, 0.9, 5e-4, 0, false);
        Scoring loss = new Scoring(3, 6, Scoring.Measure.LOSS, Scoring.Moments.RECALIBRATED, 4);
        Architecture cell = Architecture.of(3, 3, 3, 3, 3, 3);
        Estimation untrained = start(new Spos(none, loss, true), shared, 1);
        Estimation trained = start(new Spos(longer, loss, true), shared, 1);
        untrained.prepare();
        trained.prepare();
        assertThat(estimates(trained, Stream.of(cell)).get(0))
                .isGreaterThan(estimates(untrained, Stream.of(cell)).get(0) + 0.05);
    }

    @Test
    void aQueryIsChargedThePassesOfItsPath() {
        Estimation estimation = start(spos(Scoring.Moments.RECALIBRATED), shared, 1);
        long forward =
                NetworkCounts.of(shared.supernet().path(CELLS.get(0)::choice)).multiplyAccumulates();
        assertThat(estimation.seconds(CELLS.get(0))).isEqualTo((2 * 6 + 2 * 6) * forward / 1e9);
        assertThat(start(spos(Scoring.Moments.BATCH), shared, 1).seconds(CELLS.get(0)))
                .isEqualTo(2 * 6 * forward / 1e9);
    }

    /** Kills after the first snapshot. */
    @Test
    void aKilledPreparationGoesOnToTheSameScoresAtTheSamePrice() {
        Map<String, byte[]> kept = new HashMap<>();
        Estimation whole = start(spos(Scoring.Moments.RECALIBRATED), shared, 1);
        double price = whole.prepare();
        Estimation killed = start(spos(Scoring.Moments.RECALIBRATED), shared.keptIn(new Kept(kept, 2)), 1);
        assertThatThrownBy(killed::prepare).hasMessage("killed");
        assertThat(kept).hasSize(1);
        Estimation resumed = start(spos(Scoring.Moments.RECALIBRATED), shared.keptIn(new Kept(kept, 99)), 1);
        assertThat(resumed.prepare()).isEqualTo(price);
        assertThat(estimates(resumed, CELLS.stream())).isEqualTo(estimates(whole, CELLS.stream()));
        Estimation other = start(spos(Scoring.Moments.RECALIBRATED), shared.keptIn(new Kept(kept, 99)), 2);
        other.prepare();
        assertThat(kept)
                .as("of each training the last state but one, and the last")
                .hasSize(4);
    }

    /** Of one training, in whatever order it is asked about. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void isScoredAfterAnEpochWithoutTrainingAnew(int epoch) {
        Map<String, byte[]> kept = new HashMap<>();
        for (int before : List.of(2, 4)) {
            start(after(before), shared.keptIn(new Kept(kept, 99)), 1).prepare();
        }
        Estimation alone = start(after(epoch), shared, 1);
        Estimation among = start(after(epoch), shared.keptIn(new Kept(kept, 99)), 1);
        assertThat(among.prepare()).isEqualTo(alone.prepare());
        assertThat(estimates(among, CELLS.stream())).isEqualTo(estimates(alone, CELLS.stream()));
    }

    /** Nothing is kept again: the training was there, whatever its paths are scored by. */
    @Test
    void otherScoresOfATrainingTakeNoTrainingOfTheirOwn() {
        Map<String, byte[]> kept = new HashMap<>();
        start(spos(Scoring.Moments.RECALIBRATED), shared.keptIn(new Kept(kept, 99)), 1)
                .prepare();
        assertThat(start(spos(Scoring.Moments.BATCH), shared.keptIn(new Kept(kept, 1)), 1)
                        .prepare())
                .isPositive();
    }

    private static Spos after(int epoch) {
        return new Spos(SHORT, new Scoring(2, 6, Scoring.Measure.LOSS, Scoring.Moments.RECALIBRATED, 2, epoch), true);
    }

    @Test
    void anEpochThatTheTrainingHasNotIsRefused() {
        assertThatThrownBy(() -> start(after(5), shared, 1))
                .hasMessageContaining("scored-epoch: 5, of a training of 4 epochs");
    }

    private static final class Kept implements WeightSharing.Snapshots {
        private final Map<String, byte[]> kept;
        private int left;

        Kept(Map<String, byte[]> kept, int left) {
            this.kept = kept;
            this.left = left;
        }

        @Override
        public Optional<byte[]> find(String work) {
            return Optional.ofNullable(kept.get(work));
        }

        @Override
        public void keep(String work, byte[] state) {
            kept.put(work, state);
            if (--left == 0) {
                throw new IllegalStateException("killed");
            }
        }
    }

    @Test
    void moreImagesThanThereAreAreRefused() {
        Scoring tooMany = new Scoring(4, 6, Scoring.Measure.LOSS, Scoring.Moments.BATCH, 1);
        assertThatThrownBy(() -> start(new Spos(SHORT, tooMany, true), shared, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scored-batches: 4 batches of 6, of 18 validation images");
    }

    @ParameterizedTest
    @EnumSource(Sampler.class)
    void theOthersScoreAsWell(Sampler sampler) {
        Scoring scoring = new Scoring(1, 6, Scoring.Measure.ACCURACY, Scoring.Moments.BATCH, 1);
        SupernetEstimator estimator = switch (sampler) {
            case UNIFORM -> new Spos(SHORT, scoring, false);
            case CONNECTED -> new Rsps(SHORT, scoring, true);
            case FAIR -> new FairNas(SHORT, scoring, true);
        };
        Estimation estimation = start(estimator, shared, 1);
        estimation.prepare();
        assertThat(estimates(estimation, CELLS.stream())).allMatch(score -> score >= 0 && score <= 100);
    }
}
