package org.nasgauge.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.BenchmarkFacts;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.RecordForm;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;

/** Writes the folder of an experiment, as the engine would. */
public final class RecordedExperiment {
    private final Path folder;
    private final List<StudyFacts> searches = new ArrayList<>();
    private final List<StudyFacts> estimations = new ArrayList<>();
    private Optional<String> baseline = Optional.empty();
    private Optional<String> target = Optional.empty();

    public RecordedExperiment(Path folder) {
        this.folder = folder;
    }

    /** Names the study that the others are compared with. */
    public RecordedExperiment baseline(String label) {
        baseline = Optional.of(label);
        return this;
    }

    public RecordedExperiment search(String label, boolean seesTruth, List<SearchRecord> runs) throws IOException {
        searches.add(study(label, seesTruth, "searches/" + searches.size() + ".jsonl"));
        return write(searches.get(searches.size() - 1), RecordForm.SEARCH, runs);
    }

    public RecordedExperiment estimation(String label, List<EstimationRecord> runs) throws IOException {
        estimations.add(study(label, false, "estimations/" + estimations.size() + ".jsonl"));
        return write(estimations.get(estimations.size() - 1), RecordForm.ESTIMATION, runs);
    }

    /** Names the property that estimators are judged by. */
    public RecordedExperiment target(String property) {
        target = Optional.of(property);
        return this;
    }

    /** Of one that predicts the target in its unit. */
    public RecordedExperiment prediction(String label, List<EstimationRecord> runs) throws IOException {
        StudyFacts plain = study(label, false, "estimations/" + estimations.size() + ".jsonl");
        estimations.add(new StudyFacts(
                plain.id(),
                label,
                plain.component(),
                plain.settings(),
                plain.wrappers(),
                plain.estimator(),
                plain.members(),
                plain.prior(),
                plain.predicted(),
                plain.files(),
                false,
                true,
                plain.file()));
        return write(estimations.get(estimations.size() - 1), RecordForm.ESTIMATION, runs);
    }

    /** Writes the manifest. */
    public Path finish(String name, Metric objective, OptionalDouble optimum, Constraint budget, Seeds seeds)
            throws IOException {
        return finish(name, objective, optimum, Optional.empty(), budget, seeds);
    }

    /** Writes the manifest of an experiment with several objectives. */
    public Path finish(
            String name,
            Metric objective,
            OptionalDouble optimum,
            Optional<ObjectiveFacts> objectives,
            Constraint budget,
            Seeds seeds)
            throws IOException {
        Manifest manifest = new Manifest(
                name,
                "c0ffee".repeat(10) + "cafe",
                "0.1.0",
                List.of(Manifest.UNKNOWN_CODE),
                new BenchmarkFacts(
                        "embedded",
                        "synthetic",
                        "deadbeef".repeat(8),
                        objective,
                        Fidelity.full(12),
                        "random",
                        "mean",
                        optimum,
                        new TreeMap<>(),
                        true,
                        Benchmark.ValidationPass.UNKNOWN,
                        Optional.empty(),
                        Optional.empty()),
                objectives,
                seeds,
                Optional.of(budget),
                searches,
                baseline,
                Rated.networks(Optional.empty()).by(target),
                estimations);
        Files.createDirectories(folder);
        Files.write(folder.resolve(ResultFolder.MANIFEST), ManifestForm.write(manifest));
        return folder;
    }

    private static StudyFacts study(String label, boolean seesTruth, String file) {
        return new StudyFacts("id", label, "component", new TreeMap<>(), seesTruth, file);
    }

    private <R extends RunRecord> RecordedExperiment write(StudyFacts study, RecordForm<R> form, List<R> runs)
            throws IOException {
        Path file = folder.resolve(study.file());
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < runs.size(); i++) {
                out.write(form.line(runs.get(i), study.label(), i));
            }
        }
        return this;
    }
}
