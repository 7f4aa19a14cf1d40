package org.nasgauge.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.data.FashionMnist;
import org.nasgauge.training.network.Scale;

class FashionMnistTrainerTest {
    private static final CellSpace SPACE = CellSpace.nasbench201();
    private static final FashionMnist DATA = small(FashionMnist.load());
    private static final Recipe SHORT = new Recipe(new Scale(8, 3, 1, 1), 2, 640, 64, 0.1, 0.9, 5e-4);
    private static final String MIXED =
            "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_3x3~2|";
    private static final String CONVOLUTION = "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
    private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";

    /** Evaluation on 12,000 images would be most of the time. */
    private static FashionMnist small(FashionMnist data) {
        return new FashionMnist(
                data.sha256(),
                data.classes(),
                data.train(),
                data.validation().first(300),
                data.test().first(300));
    }

    private static Trainer trainer(CellSpace space) {
        return new FashionMnistTrainer(space, SHORT, DATA);
    }

    private static LearningCurve train(Trainer trainer, String cell, int seed) {
        return trainer.train(trainer.space().parse(cell), seed);
    }

    /** All series but the seconds, bit for bit. */
    private static List<Double> outcome(LearningCurve curve) {
        List<Double> values = new ArrayList<>();
        for (Series series : curve.series()) {
            for (int epoch = 1; epoch <= curve.epochs() && !series.equals(Series.TRAIN_SECONDS); epoch++) {
                values.add(curve.at(series, epoch));
            }
        }
        return values;
    }

    @Test
    void concurrentTrainingsGiveTheBitsOfSingleOnes() throws Exception {
        Trainer trainer = trainer(SPACE);
        List<List<Double>> alone = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            alone.add(outcome(train(trainer, MIXED, seed)));
        }
        assertThat(alone).doesNotHaveDuplicates();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                int mine = seed;
                running.add(threads.submit(() -> outcome(train(trainer, MIXED, mine))));
            }
            for (int seed = 0; seed < 4; seed++) {
                assertThat(running.get(seed).get()).isEqualTo(alone.get(seed));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aConvolutionLearnsAndNothingDoesNot() {
        LearningCurve learnt = train(trainer(SPACE), CONVOLUTION, 0);
        assertThat(learnt.epochs()).isEqualTo(2);
        assertThat(learnt.at(Series.TEST_ACCURACY, 2)).isGreaterThan(40);
        assertThat(learnt.at(Series.TRAIN_LOSS, 2)).isLessThan(learnt.at(Series.TRAIN_LOSS, 1));
        LearningCurve nothing = train(trainer(SPACE), NOTHING, 0);
        assertThat(nothing.at(Series.TEST_ACCURACY, 2)).isEqualTo(10);
        assertThat(nothing.at(Series.TEST_LOSS, 2)).isCloseTo(Math.log(10), within(0.1));
    }

    /** The second has a convolution that nothing depends on, and the third takes a longer way over a skip. */
    @Test
    void oneNetworkHasOneCurveHoweverItIsWritten() {
        String dead = "|none~0|+|avg_pool_3x3~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
        String detour = "|skip_connect~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|";
        Trainer trainer = trainer(SPACE);
        List<Double> expected = outcome(train(trainer, CONVOLUTION, 0));
        assertThat(outcome(train(trainer, dead, 0))).isEqualTo(expected);
        assertThat(outcome(train(trainer, detour, 0))).isEqualTo(expected);
        assertThat(outcome(train(trainer(CellSpace.nasbench201Of729()), detour, 0)))
                .isEqualTo(expected);
        assertThat(trainer.complexity(SPACE.parse(dead))).isEqualTo(trainer.complexity(SPACE.parse(CONVOLUTION)));
    }

    @Test
    void accuraciesAreSharesOfTheImagesOfTheirSplit() {
        Trainer trainer = trainer(SPACE);
        LearningCurve curve = train(trainer, CONVOLUTION, 1);
        assertThat(trainer.images(Split.TRAIN)).hasValue(640);
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            double count = curve.at(new Series(Series.TEST_ACCURACY.metric(), split), 1)
                    * trainer.images(split).getAsInt()
                    / 100;
            assertThat(count).isCloseTo(Math.rint(count), within(1e-6));
        }
    }

    @Test
    void isFoundByItsName() {
        TrainerProvider provider = ServiceLoader.load(TrainerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("fashion-mnist"))
                .findFirst()
                .orElseThrow();
        assertThat(provider.trains(CellSpace.nasbench201Of729())).isTrue();
        assertThat(provider.trains(new NasBench101Space())).isFalse();
        assertThat(provider.open(SPACE).recipe()).containsEntry("epochs", "8").containsKey("data");
        assertThat(provider.open(SPACE).environment()).containsEntry("nd4j", "1.0.0-M2.1");
        assertThatThrownBy(() -> provider.open(new NasBench101Space()))
                .hasMessageContaining("cannot train the space nasbench101");
    }
}
