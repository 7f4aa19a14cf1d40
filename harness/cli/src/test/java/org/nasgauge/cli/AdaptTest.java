package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptTest {
    private static final String SMALL = "--set channels=2,stages=1,images=640 --tasks 3 --with meta-steps=2 ";

    private static Terminal adapt(String options) {
        List<String> words = new ArrayList<>(List.of("adapt", "--quiet"));
        words.addAll(List.of(options.split(" ")));
        return nasgauge(words.toArray());
    }

    @Test
    void saysWhatEachLearnerReachesAndByHowMuchTheyDiffer() {
        Terminal seen = adapt(SMALL + "--shots 1");
        assertThat(seen.err()).isEmpty();
        assertThat(seen.exitCode()).isZero();
        assertThat(seen.out())
                .contains(
                        "classes to learn from: ",
                        "test tasks: 3",
                        "  auto-maml\n",
                        "      architectures: 1\n",
                        "  t-nas\n",
                        "  t-nas - auto-maml\n");
        assertThat(adapt(SMALL + "--shots 1").out()).isEqualTo(seen.out());
        Terminal json = adapt(SMALL + "--learners t-nas --seed 1 --format json");
        assertThat(json.out())
                .contains("\"name\" : \"t-nas\"", "\"accuracy, %\" : ")
                .doesNotContain("auto-maml");
    }

    @Test
    void whatIsKeptIsNotLearntAgain(@TempDir Path folder) {
        Terminal first = adapt(SMALL + "--trainings " + folder.resolve("kept"));
        assertThat(folder.resolve("kept")).isDirectoryContaining("glob:**snapshot-*.bin");
        assertThat(first.out()).isEqualTo(adapt(SMALL.strip()).out());
        assertThat(adapt(SMALL + "--trainings " + folder.resolve("kept")).out()).isEqualTo(first.out());
    }

    /** scipy.stats.t.interval(0.95, 4, loc=62, scale=sem([70, 50, 65, 55, 70])). */
    @Test
    void intervalsAreStudents() {
        assertThat(AdaptCommand.interval("accuracy, %", new double[] {70, 50, 65, 55, 70}))
                .isEqualTo(Map.of("accuracy, %", 62.0, "accuracy, % from", 50.72, "accuracy, % to", 73.28));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --with meta-step=2       | --with: unknown setting of meta-learners 'meta-step'. Did you mean 'meta-steps'?
            --learners tnas          | --learners: unknown meta-learner 'tnas'. Did you mean 't-nas'?
            --ways 6                 | adapt: test-classes: 5 of 10; tasks of 6 ways take 6 or more
            --shots 586              | has 600 images; expected 601 or more
            --tasks 1                | --tasks: expected 2 or more, found 1
            --space nats-size        | --space: the space nats-size has no supernet
            """)
    void whatCannotBeDoneIsRefused(String options, String message) {
        Terminal seen = adapt(options);
        assertThat(seen.exitCode()).isEqualTo(2);
        assertThat(seen.err()).contains(message).hasLineCount(1);
    }
}
