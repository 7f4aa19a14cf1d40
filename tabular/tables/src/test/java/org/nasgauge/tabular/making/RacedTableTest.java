package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTrainer;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/** Builds that end in a race, of trainings that are tested after their last epoch alone. */
class RacedTableTest {
    private static final ToySpace SPACE = ToySpace.SMALL;
    private static final Race RACE = new Race(0.2, 5);

    @TempDir
    Path folder;

    /** Architectures differ by more than seeds do. */
    private static final class Graded extends ToyTrainer {
        Graded() {
            super(SPACE);
        }

        @Override
        public LearningCurve train(Architecture architecture, int seed) {
            LearningCurve noise = super.train(architecture, seed);
            double test = 5.0 * SPACE.indexOf(architecture) + noise.at(Series.TEST_ACCURACY, EPOCHS) / 10;
            return new RecordedCurve(
                    Map.of(Series.TEST_ACCURACY, new double[] {test}, Series.TRAIN_SECONDS, new double[] {1, 1, 1}));
        }
    }

    /** @param most trainings after which it is stopped */
    private TableBuild.Progress build(ToyTrainer trainer, String work, List<Table> bases, int most) {
        BuildPlan plan = BuildPlan.of(SPACE, List.of(0, 1), 4);
        TableBuild build = new TableBuild(trainer, plan, folder.resolve(work), bases, Optional.of(RACE));
        return build.run(1, Optional.empty(), progress -> {
            if (progress.done() >= most) {
                build.stop();
            }
        });
    }

    @Test
    void aRaceThatIsStoppedAndGoneOnWithTrainsWhatOneInOneGoDoes() {
        ToyTrainer inOneGo = new Graded();
        TableBuild.Progress whole = build(inOneGo, "whole", List.of(), Integer.MAX_VALUE);
        assertThat(inOneGo.trained()).hasSizeBetween(16, 49).hasSize(whole.total());
        ToyTrainer inParts = new Graded();
        for (int most = 3; !build(inParts, "parts", List.of(), most).isComplete() || most < whole.total(); most += 7) {
            assertThat(most).isLessThan(100);
        }
        assertThat(inParts.trained()).containsExactlyElementsOf(inOneGo.trained());
    }

    @Test
    void theTableHasTheLastTestAloneAndIsExtendedByNothing() {
        ToyTrainer trainer = new Graded();
        build(trainer, "work", List.of(), Integer.MAX_VALUE);
        TableAssembly assembly = new TableAssembly(trainer, List.of(), List.of(folder.resolve("work")));
        Description toy = new Description("toy", "none", "A toy.", "made up", "CC0-1.0");
        TableWriter.write(assembly.draft(SPACE, List.of(0, 1, 2, 3, 4), toy), folder.resolve("table"), false);
        Table table = Table.open(folder.resolve("table"), KnownSpaces.of(SPACE));
        LearningCurve curve =
                table.wholeTrainings(3).curve(table.row(SPACE.parse("3-3")), 4).orElseThrow();
        assertThat(curve.first(Series.TEST_ACCURACY)).isEqualTo(3);
        assertThat(curve.at(Series.TEST_ACCURACY, 3)).isBetween(75.0, 85.0);
        assertThatThrownBy(() -> curve.at(Series.TEST_ACCURACY, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(table.missingReason(table.row(SPACE.at(0)), 4)).hasValue("not trained");
        ToyTrainer extending = new Graded();
        build(extending, "new", List.of(table), Integer.MAX_VALUE);
        assertThat(extending.trained()).isEmpty();
    }

    @Test
    void aPartOfTheClassesDoesNotRace() {
        BuildPlan all = BuildPlan.of(SPACE, List.of(0, 1), 4);
        for (BuildPlan part : List.of(all.only(Set.of(0, 3)), all.part(new BuildPlan.Shard(1, 2)))) {
            assertThatThrownBy(() ->
                            new TableBuild(new Graded(), part, folder.resolve("work"), List.of(), Optional.of(RACE)))
                    .hasMessageContaining("a race needs all classes");
        }
    }
}
