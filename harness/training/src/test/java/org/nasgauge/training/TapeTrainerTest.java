package org.nasgauge.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.Trainer.Work;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.TrainerContract;
import org.nasgauge.training.data.DataSet;
import org.nasgauge.training.data.FashionMnist;

class TapeTrainerTest extends TrainerContract {
    private static final CellSpace SPACE = CellSpace.nasbench201();
    private static final DataSet DATA = small(new FashionMnist().load());
    private static final Map<String, Object> SHORT = Map.of("epochs", 2, "images", 640);
    private static final String MIXED =
            "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_3x3~2|";
    private static final String CONVOLUTION = "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
    private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";

    /** Evaluation on 12,000 images would be most of the time. */
    static DataSet small(DataSet data) {
        return new DataSet(
                data.name(),
                data.title(),
                data.sha256(),
                data.classes(),
                data.train(),
                data.validation().first(300),
                data.test().first(300));
    }

    private static NetworkTrainer trainer(SearchSpace space, Map<String, ?> settings) {
        Map<String, Object> given = new LinkedHashMap<>(settings);
        given.putIfAbsent("backend", "nd4j");
        return new TapeTrainerProvider().open("test", space, Settings.read("test", Recipe.STANDARD, given), DATA);
    }

    @Override
    protected Trainer trainer() {
        return trainer(SPACE, SHORT);
    }

    @Override
    protected List<String> architectures() {
        return List.of(CONVOLUTION, MIXED);
    }

    private static LearningCurve train(Trainer trainer, String cell, int seed) {
        return trainer.train(trainer.space().parse(cell), seed);
    }

    @Test
    void aConvolutionLearnsAndNothingDoesNot() {
        LearningCurve learnt = train(trainer(), CONVOLUTION, 0);
        assertThat(learnt.epochs()).isEqualTo(2);
        assertThat(learnt.at(Series.TEST_ACCURACY, 2)).isGreaterThan(40);
        assertThat(learnt.at(Series.TRAIN_LOSS, 2)).isLessThan(learnt.at(Series.TRAIN_LOSS, 1));
        LearningCurve nothing = train(trainer(), NOTHING, 0);
        assertThat(nothing.at(Series.TEST_ACCURACY, 2)).isEqualTo(10);
        assertThat(nothing.at(Series.TEST_LOSS, 2)).isCloseTo(Math.log(10), within(0.1));
    }

    /** The second has a convolution that nothing depends on, and the third takes a longer way over a skip. */
    @Test
    void oneNetworkHasOneCurveHoweverItIsWritten() {
        String dead = "|none~0|+|avg_pool_3x3~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
        String detour = "|skip_connect~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|";
        Trainer trainer = trainer();
        List<Double> expected = outcome(train(trainer, CONVOLUTION, 0));
        assertThat(outcome(train(trainer, dead, 0))).isEqualTo(expected);
        assertThat(outcome(train(trainer, detour, 0))).isEqualTo(expected);
        assertThat(outcome(train(trainer(CellSpace.nasbench201Of729(), SHORT), detour, 0)))
                .isEqualTo(expected);
        assertThat(trainer.complexity(SPACE.parse(dead))).isEqualTo(trainer.complexity(SPACE.parse(CONVOLUTION)));
    }

    /** The first epochs of a longer schedule are other ones than a shorter schedule: its rate falls faster. */
    @Test
    void fewerEpochsAreAScheduleOfTheirOwn() {
        LearningCurve two = train(trainer(), CONVOLUTION, 0);
        LearningCurve three = train(trainer(SPACE, Map.of("epochs", 3, "images", 640)), CONVOLUTION, 0);
        assertThat(three.at(Series.TRAIN_LOSS, 1)).isNotEqualTo(two.at(Series.TRAIN_LOSS, 1));
    }

    @Test
    void lowerFidelitiesCostLess() {
        Work full = trainer(SPACE, Map.of()).work(SPACE.parse(MIXED));
        Work images = trainer(SPACE, Map.of("images", 1024)).work(SPACE.parse(MIXED));
        assertThat(images.training() * 2).isEqualTo(full.training());
        assertThat(images.validation()).isEqualTo(full.validation());
        Work channels = trainer(SPACE, Map.of("channels", 4)).work(SPACE.parse(MIXED));
        assertThat(channels.training()).isBetween(full.training() / 5, full.training() / 3);
        Work pixels = trainer(SPACE, Map.of("resolution", 4)).work(SPACE.parse(MIXED));
        assertThat(pixels.training()).isBetween(full.training() / 5, full.training() / 3);
    }

    /** 6 networks of one 3x3 convolution a stage, by hand: multiply-accumulates of one image, then images. */
    @Test
    void workIsCountedOverAllImagesSeen() {
        long forward = 64 * 8 + 16 * 8 * 16 + 4 * 16 * 32 + 9 * (64 * 8 * 8 + 16 * 16 * 16 + 4 * 32 * 32) + 32 * 10;
        assertThat(trainer().work(SPACE.parse(CONVOLUTION)))
                .isEqualTo(new Work(3 * 640 * forward, 300 * forward, 300 * forward));
    }

    @Test
    void trainsOnFewerPixelsAndChannels() {
        Trainer small = trainer(SPACE, Map.of("epochs", 2, "images", 640, "resolution", 4, "channels", 4));
        assertThat(train(small, CONVOLUTION, 0).at(Series.TEST_ACCURACY, 2)).isGreaterThan(20);
        assertThat(small.recipe()).containsEntry("resolution", "4x4, averages").containsEntry("channels", "4");
    }

    /** A table that does not say who computed, and when it was tested, is one of the first. */
    @Test
    void theRecipeOfTheFirstTablesReadsAsItAlwaysDid() {
        assertThat(trainer(SPACE, Map.of("backend", "nd4j", "epochs", 8, "images", 2048, "tested", "each-epoch"))
                        .recipe()
                        .toString())
                .isEqualTo(
                        "{augmentation=none, batch=64, cells-per-stage=1, channels=8, data=Fashion-MNIST 8x8, sha256 "
                                + DATA.sha256()
                                + ", epochs=8, images=2048, learning-rate=0.1, momentum=0.9, optimizer=SGD, Nesterov momentum,"
                                + " schedule=half cosine to 0, by step, stages=3, stem-kernel=1, train-scores=running over the"
                                + " epoch, weight-decay=5.0E-4}");
    }

    /** So that a table is verified by what its recipe says, whatever is standard today. */
    @Test
    void aRecipeGivesTheSettingsThatItWasMadeFrom() {
        TapeTrainerProvider provider = new TapeTrainerProvider();
        for (Map<String, ?> settings : List.<Map<String, ?>>of(
                Map.of(),
                Map.of(
                        "backend",
                        "java",
                        "tested",
                        "each-epoch",
                        "epochs",
                        3,
                        "images",
                        640,
                        "channels",
                        4,
                        "resolution",
                        4),
                Map.of("schedule", "linear", "learning-rate", 0.05, "momentum", 0.0, "weight-decay", 1e-3),
                Map.of("reduction", "published", "stages", 2, "stem-kernel", 3, "batch", 32, "cells-per-stage", 2))) {
            Trainer trainer = trainer(SPACE, settings);
            assertThat(trainer(SPACE, provider.settings(trainer.recipe())).recipe())
                    .isEqualTo(trainer.recipe());
        }
    }

    @Test
    void refusesWhatCannotBeTrained() {
        TapeTrainerProvider provider = new TapeTrainerProvider();
        assertThatThrownBy(() -> provider.open("here", SPACE, Map.of("epoch", 3)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("here: unknown setting of training 'epoch'. Did you mean 'epochs'?");
        assertThatThrownBy(() -> provider.open("here", SPACE, Map.of("epochs", 0)))
                .hasMessageContaining("'0' is not allowed for epochs; expected a whole number from 1");
        assertThatThrownBy(() -> provider.open("here", SPACE, Map.of("images", 100)))
                .hasMessageContaining("images: 100 do not fill whole batches of 64");
        assertThatThrownBy(() -> provider.open("here", SPACE, Map.of("images", 64_000)))
                .hasMessageContaining("64000 of the 10000 training images of fashion-mnist");
        assertThatThrownBy(() -> provider.open("here", SPACE, Map.of("resolution", 3)))
                .hasMessageContaining("resolution: 8x8 pixels cannot be averaged to 3x3");
        assertThatThrownBy(() -> provider.open("here", SPACE, Map.of("data", "fashion-mnst")))
                .hasMessageContaining("unknown data set 'fashion-mnst'. Did you mean 'fashion-mnist'?");
        assertThatThrownBy(() -> provider.open("here", ProductSpace.of(2, 2), Map.of()))
                .hasMessageContaining("does not define networks to train");
    }

    @Test
    void isFoundByItsName() {
        TrainerProvider provider = ServiceLoader.load(TrainerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("tape"))
                .findFirst()
                .orElseThrow();
        assertThat(provider.trains(CellSpace.nasbench201Of729())).isTrue();
        assertThat(provider.trains(ProductSpace.of(2, 2))).isFalse();
        assertThat(provider.open(SPACE).environment()).doesNotContainKey("nd4j");
        assertThat(provider.open("test", SPACE, Map.of("backend", "nd4j")).environment())
                .containsEntry("nd4j", "1.0.0-M2.1");
    }
}
