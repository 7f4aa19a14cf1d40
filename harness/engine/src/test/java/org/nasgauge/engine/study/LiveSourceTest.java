package org.nasgauge.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.fixture.CountingTrainer;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.live.TrainingClock;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.Recipe;

class LiveSourceTest {
    @TempDir
    private Path folder = Path.of("");

    /** Its epochs cannot be set: there are four. */
    private static final class Counting implements TrainerProvider {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "Counts.";
        }

        @Override
        public boolean trains(SearchSpace space) {
            return true;
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    new Setting.Text("data", "numbers", "the data set"),
                    new Setting.Whole("epochs", CountingTrainer.EPOCHS, 1, 100, "of the schedule"),
                    new Setting.Whole("images", 100, 1, 1000, "of the data set"));
        }

        @Override
        public Trainer open(String place, SearchSpace space, Map<String, ?> settings) {
            return new CountingTrainer(Integer.parseInt(String.valueOf(settings.get("images"))));
        }
    }

    private LiveSource source() {
        return new LiveSource((place, name) -> new CountingTrainer(1).space(), (place, name) -> new Counting(), folder);
    }

    private static Recipe recipe(String benchmark, String more) {
        return Recipe.parse("a.yaml", """
                benchmark: BENCHMARK
                seeds: 0..1
                budget: {evaluations: 3}
                strategies: [guess]
                """.replace("BENCHMARK", benchmark) + more);
    }

    private Plan plan(Recipe recipe) {
        try (LiveSource source = source()) {
            return new Planner(
                            SyntheticComponents.all(),
                            named -> source.open(named, (BenchmarkChoice.Live) named.benchmark(), List.of()))
                    .plan(recipe);
        }
    }

    @Test
    void theRecipeIsWrittenOutWithEverySettingAndComesOutTheSameAgain() {
        Plan plan = plan(recipe("{live: numbers, space: product, trainer: counting, images: 50}", ""));
        assertThat(plan.recipe()).contains("live: numbers", "epochs: 4", "images: 50", "trainings: 3", "clock: work");
        assertThat(plan(Recipe.parse("b.yaml", plan.recipe())).recipe()).isEqualTo(plan.recipe());
        assertThat(plan.manifest().benchmark().clock()).contains(TrainingClock.WORK);
        assertThat(plan.manifest().benchmark().optimum()).isEmpty();
    }

    @Test
    void aSettingOfTheTrainerIsPartOfWhatAStudyIs() {
        String standard = id("{live: numbers, space: product, trainer: counting}");
        assertThat(id("{live: numbers, space: product, trainer: counting, images: 100}"))
                .isEqualTo(standard);
        assertThat(id("{live: numbers, space: product, trainer: counting, images: 50}"))
                .isNotEqualTo(standard);
        assertThat(id("{live: numbers, space: product, trainer: counting, clock: measured}"))
                .isNotEqualTo(standard);
    }

    private String id(String benchmark) {
        return plan(recipe(benchmark, "")).searches().get(0).facts().id();
    }

    @Test
    void lowerFidelitiesAreEpochsOrPartOfASetting() {
        assertThat(fidelities("{epochs: [2]}")).containsExactly("2/4", "4");
        assertThat(fidelities("{images: [50, 25]}")).containsExactly("4@images=25/100", "4@images=50/100", "4");
    }

    private List<String> fidelities(String lower) {
        Recipe recipe = recipe("{live: numbers, space: product, trainer: counting, fidelities: " + lower + "}", "");
        try (LiveSource source = source()) {
            return source
                    .open(recipe, (BenchmarkChoice.Live) recipe.benchmark(), List.of())
                    .benchmark()
                    .fidelities()
                    .stream()
                    .map(Fidelity::toString)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            imagse: 50                       |                        | Did you mean 'images'?
            trainigs: 2                      |                        | Did you mean 'trainings'?
            fidelities: {pictures: [2]}      |                        | unknown thing to have less of 'pictures'
            fidelities: {images: [100]}      |                        | no less than the 100 of a full training
            trainings: 2                     | 'test-seed: mean>=3'   | a mean of at least 3 trainings
            trainings: 2                     | 'validation-seed: mean' | an evaluation is one training
            """)
    void whatIsWrongIsSaidBeforeAnythingIsTrained(String key, String more, String message) {
        Recipe recipe = recipe(
                "{live: numbers, space: product, trainer: counting, " + key + "}", more == null ? "" : more + "\n");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe))
                .withMessageStartingWith("a.yaml")
                .withMessageContaining(message);
        assertThat(folder).isEmptyDirectory();
    }
}
