package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;

/** What every trainer promises. A test class of a trainer extends it and gives one that is quick: few images, few epochs. */
public abstract class TrainerContract {
    private static final List<Series> SERIES = List.of(
            Series.TRAIN_LOSS,
            Series.TRAIN_ACCURACY,
            Series.VALIDATION_LOSS,
            Series.VALIDATION_ACCURACY,
            Series.TEST_LOSS,
            Series.TEST_ACCURACY,
            Series.TRAIN_SECONDS,
            Series.VALIDATION_SECONDS);

    /** Of at least two epochs. */
    protected abstract Trainer trainer();

    /** Two that are different networks, as the trainer's space writes them; the second costs more. */
    protected abstract List<String> architectures();

    private Architecture architecture(Trainer trainer, int which) {
        return trainer.space().parse(architectures().get(which));
    }

    /** All values but the seconds, bit for bit. */
    protected static List<Double> outcome(LearningCurve curve) {
        List<Double> values = new ArrayList<>();
        for (Series series : SERIES) {
            if (curve.series().contains(series) && series.metric().unit() != Unit.SECONDS) {
                for (int epoch = curve.first(series); epoch <= curve.epochs(); epoch++) {
                    values.add(curve.at(series, epoch));
                }
            }
        }
        return values;
    }

    @Test
    protected void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        Trainer trainer = trainer();
        List<Double> first = outcome(trainer.train(architecture(trainer, 0), 0));
        assertThat(outcome(trainer().train(architecture(trainer, 0), 0))).isEqualTo(first);
        assertThat(outcome(trainer.train(architecture(trainer, 0), 1))).isNotEqualTo(first);
        assertThat(outcome(trainer.train(architecture(trainer, 1), 0))).isNotEqualTo(first);
    }

    @Test
    protected void concurrentTrainingsGiveTheBitsOfSingleOnes() throws Exception {
        Trainer trainer = trainer();
        List<List<Double>> alone = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            alone.add(outcome(trainer.train(architecture(trainer, 1), seed)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int seed = 0; seed < 3; seed++) {
                int mine = seed;
                running.add(threads.submit(() -> outcome(trainer.train(architecture(trainer, 1), mine))));
            }
            for (int seed = 0; seed < 3; seed++) {
                assertThat(running.get(seed).get()).isEqualTo(alone.get(seed));
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Another training goes on in between, and all memory is given back. */
    @Test
    protected void aTrainingThatIsLeftAndGoneOnWithGivesTheBitsOfOneInOneGo() {
        Trainer trainer = trainer();
        LearningCurve whole = trainer.train(architecture(trainer, 0), 5);
        try (LiveTraining training = trainer.begin(architecture(trainer, 0), 5);
                LiveTraining other = trainer.begin(architecture(trainer, 1), 6)) {
            while (training.epoch() < training.epochs()) {
                training.advance();
                training.rest();
                training.rest();
                if (other.epoch() < other.epochs()) {
                    other.advance();
                }
            }
            assertThat(outcome(training.curve())).isEqualTo(outcome(whole));
        }
    }

    @Test
    protected void epochsComeInOrderAndStayAsTheyWere() {
        Trainer trainer = trainer();
        assertThat(trainer.epochs()).isGreaterThanOrEqualTo(2);
        try (LiveTraining training = trainer.begin(architecture(trainer, 0), 3)) {
            assertThat(training.epochs()).isEqualTo(trainer.epochs());
            assertThat(training.epoch()).isZero();
            assertThatThrownBy(training::curve).isInstanceOf(IllegalStateException.class);
            List<Double> before = List.of();
            for (int epoch = 1; epoch <= training.epochs(); epoch++) {
                training.advance();
                assertThat(training.epoch()).isEqualTo(epoch);
                assertThat(training.curve().epochs()).isEqualTo(epoch);
                assertThat(outcome(training.curve().prefix(Math.max(1, epoch - 1))))
                        .isEqualTo(epoch == 1 ? outcome(training.curve()) : before);
                before = outcome(training.curve());
            }
            assertThatThrownBy(training::advance).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    protected void aClosedTrainingKeepsItsCurveAndDoesNoMore() {
        Trainer trainer = trainer();
        LiveTraining training = trainer.begin(architecture(trainer, 0), 0);
        training.advance();
        List<Double> before = outcome(training.curve());
        training.close();
        training.close();
        assertThat(outcome(training.curve())).isEqualTo(before);
        assertThatThrownBy(training::advance).isInstanceOf(IllegalStateException.class);
        trainer.begin(architecture(trainer, 0), 0).close();
    }

    @Test
    protected void everySeriesIsThereAndWithinItsRange() {
        Trainer trainer = trainer();
        LearningCurve curve = trainer.train(architecture(trainer, 1), 0);
        assertThat(curve.series()).containsAll(SERIES);
        for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
            assertThat(curve.at(Series.TRAIN_SECONDS, epoch)).isPositive();
            assertThat(curve.at(Series.VALIDATION_SECONDS, epoch)).isNotNegative();
            for (Split split : Split.values()) {
                if (epoch < curve.first(new Series(Metric.ACCURACY, split))) {
                    continue; // tested after the last epoch alone
                }
                double accuracy = curve.at(new Series(Metric.ACCURACY, split), epoch);
                assertThat(accuracy).isBetween(0.0, 100.0);
                assertThat(curve.at(new Series(Metric.LOSS, split), epoch))
                        .isFinite()
                        .isNotNegative();
                trainer.images(split)
                        .ifPresent(images -> assertThat(accuracy * images / 100)
                                .isCloseTo(Math.rint(accuracy * images / 100), within(1e-6)));
            }
        }
    }

    @Test
    protected void countsAndWorkGrowWithTheNetwork() {
        Trainer trainer = trainer();
        Trainer.Work less = trainer.work(architecture(trainer, 0));
        Trainer.Work more = trainer.work(architecture(trainer, 1));
        assertThat(less.training()).isPositive().isLessThan(more.training());
        assertThat(less.validation()).isPositive().isLessThan(more.validation());
        assertThat(less.test()).isPositive().isLessThan(more.test());
        assertThat(trainer.complexity(architecture(trainer, 0)).flops())
                .isPositive()
                .isLessThan(trainer.complexity(architecture(trainer, 1)).flops());
    }

    @Test
    protected void recipeAndEnvironmentAreThere() {
        assertThat(trainer().recipe()).isNotEmpty().isEqualTo(trainer().recipe());
        assertThat(trainer().environment()).isNotEmpty().isEqualTo(trainer().environment());
    }
}
