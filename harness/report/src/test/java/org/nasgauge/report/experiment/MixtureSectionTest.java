package org.nasgauge.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.MixtureTrail.Epoch;
import org.nasgauge.api.search.MixtureTrail.Sign;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.report.RecordedExperiment;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.format.Format;

class MixtureSectionTest {
    @TempDir
    private Path folder;

    /** Three epochs of two decisions; the skips come from the second on, and stay where the search degenerates. */
    private static SearchRecord run(long seed, boolean degenerates) {
        List<Epoch> epochs = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            double skip = number == 2 || (degenerates && number == 3) ? 0.7 : 0.25;
            epochs.add(new Epoch(
                    1,
                    number,
                    List.of(List.of(skip, 1 - skip), List.of(0.5, 0.5)),
                    skip > 0.5 ? 1 : 0,
                    number == 2 ? OptionalDouble.empty() : OptionalDouble.of(number)));
        }
        MixtureTrail trail = new MixtureTrail(
                List.of("0->1", "1->2"),
                List.of(List.of("skip", "conv"), List.of("skip", "pool")),
                epochs,
                List.of("share-of-skips", "darts-plus"),
                List.of(new Sign(1, 2, degenerates ? 3 : 2, "share-of-skips", "1 of 2 choices are skips")));
        double test = degenerates ? 60 : 80;
        return new SearchRecord(
                "id",
                seed,
                1,
                1,
                Failures.NONE,
                0,
                OptionalDouble.of(10),
                OptionalDouble.empty(),
                End.STRATEGY,
                Optional.empty(),
                List.of(new Incumbent(1, 10, "net", test, Reading.of(test))),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.of(trail));
    }

    private Document report() throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder);
        experiment.search("darts", false, List.of(run(0, true), run(1, false), run(2, true)));
        return ExperimentReport.of(experiment.finish(
                "collapse", Metric.ACCURACY, OptionalDouble.of(84), Constraint.evaluations(1), new Seeds.Range(0, 2)));
    }

    @Test
    void saysWhenWhyAndWithWhatRegretSearchesDegenerated() throws IOException {
        Document report = report();
        assertThat(Format.CSV.write(report))
                .contains("darts,share-of-skips,3,3,2,2,24,4,")
                .contains("darts,darts-plus,3,0,0,,,17.3");
        Table signs = (Table) Objects.requireNonNull(report.parts().get("collapse-signs"));
        assertThat(signs.rows())
                .extracting(row -> row.cells().subList(2, 8))
                .containsExactly(sign(0, 3), sign(1, 2), sign(2, 3));
    }

    private static List<Cell> sign(long seed, long to) {
        return List.of(
                new Cell.Whole(seed),
                new Cell.Whole(1),
                new Cell.Whole(2),
                new Cell.Whole(to),
                new Cell.Text("share-of-skips"),
                new Cell.Text("1 of 2 choices are skips"));
    }

    @Test
    void theWeightsAreDrawn() throws IOException {
        Document report = report();
        assertThat(report.parts())
                .containsKeys(
                        "mixture-weights-1", "mixture-ends-1", "skip-share-over-epochs", "eigenvalue-over-epochs");
        String csv = Format.CSV.write(report);
        // after the last epoch skips have the weights .7 and .5 in two runs, .25 and .5 in one
        assertThat(csv).contains("skip,3,0.525,0.375,0.6");
    }
}
