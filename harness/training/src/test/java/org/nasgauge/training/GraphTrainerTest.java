package org.nasgauge.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.testkit.TrainerContract;
import org.nasgauge.training.data.DataSet;
import org.nasgauge.training.data.FashionMnist;

class GraphTrainerTest extends TrainerContract {
    private static final CellSpace SPACE = CellSpace.nasbench201();
    private static final DataSet DATA = small(new FashionMnist().load());
    private static final String CONVOLUTION = "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|";
    private static final String MIXED =
            "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_3x3~2|";

    private static DataSet small(DataSet data) {
        return new DataSet(
                data.name(),
                data.title(),
                data.sha256(),
                data.classes(),
                data.train(),
                data.validation().first(100),
                data.test().first(200));
    }

    private static Trainer trainer(NetworkTrainerProvider kind, int images) {
        Map<String, Object> settings = Map.of("epochs", 2, "images", images, "channels", 4);
        return kind.open("test", SPACE, Settings.read("test", Recipe.STANDARD, settings), DATA);
    }

    @Override
    protected Trainer trainer() {
        return trainer(new GraphTrainerProvider(), 128);
    }

    @Override
    protected List<String> architectures() {
        return List.of(CONVOLUTION, MIXED);
    }

    /** Weights, batches and steps are the same, so losses part only by rounding. */
    @Test
    void firstStepsCostWhatTheyCostOnTheTape() {
        Recipe recipe = Settings.read("test", Recipe.STANDARD, Map.of());
        PreparedData data = PreparedData.of("test", DATA, recipe);
        Network network = SPACE.network(SPACE.parse(MIXED), recipe.scale(data.image(), data.classes()));
        try (Learner tape = new TapeTrainerProvider().learner(network, recipe, SeedTree.root(1));
                Learner graph = new GraphTrainerProvider().learner(network, recipe, SeedTree.root(1))) {
            int[] chosen = new int[recipe.batch()];
            for (int step = 0; step < 6; step++) {
                for (int i = 0; i < chosen.length; i++) {
                    chosen[i] = step * chosen.length + i;
                }
                Batch batch = data.train().batch(chosen);
                double rate = recipe.learningRateAt(40 * step); // as if the rate fell fast
                double expected = tape.learn(batch, rate).meanLoss();
                assertThat(graph.learn(batch, rate).meanLoss())
                        .as("step %s", step)
                        .isCloseTo(expected, within(1e-4));
            }
            Map<String, float[]> expected = tape.values();
            assertThat(graph.values().keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
            graph.values()
                    .forEach((name, values) -> assertThat(values)
                            .as(name)
                            .usingComparatorWithPrecision(1e-3f)
                            .containsExactly(expected.get(name)));
        }
    }

    @Test
    void accuraciesAreThoseOfTheTapeWithinAFewImages() {
        LearningCurve tape = trainer(new TapeTrainerProvider(), 640).train(SPACE.parse(MIXED), 4);
        LearningCurve graph = trainer(new GraphTrainerProvider(), 640).train(SPACE.parse(MIXED), 4);
        assertThat(tape.at(Series.TEST_ACCURACY, 2)).isGreaterThan(35);
        assertThat(graph.at(Series.TEST_ACCURACY, 2)).isCloseTo(tape.at(Series.TEST_ACCURACY, 2), within(4.0));
        assertThat(graph.at(Series.VALIDATION_LOSS, 2)).isCloseTo(tape.at(Series.VALIDATION_LOSS, 2), within(0.05));
    }

    @Test
    void isFoundByItsNameAndSaysItInItsRecipe() {
        assertThat(ServiceLoader.load(TrainerProvider.class).stream()
                        .map(provider -> provider.get().name()))
                .contains("tape", "dl4j");
        assertThat(trainer().recipe()).containsEntry("trainer", "dl4j");
        assertThat(trainer(new TapeTrainerProvider(), 128).recipe()).doesNotContainKey("trainer");
        assertThat(trainer().environment()).containsKey("backend");
        assertThat(trainer().images(Split.TEST)).hasValue(200);
    }
}
