package org.nasgauge.engine.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.tabular.query.KnownSpaces;

/** The folder of an experiment, for readers. Whatever has been recorded can be read, the experiment ended or not. */
public final class ResultFolder {
    public static final String MANIFEST = "manifest.json";
    /** The recipe of the experiment, all defaults written out. */
    public static final String RECIPE = "recipe.yaml";
    /** Where this computer's time went: one line a study and session. */
    public static final String TIMINGS = "timings.jsonl";

    /** What strategies that failed left for those who mend them: one file a study, of its first fault. */
    public static final String FAULTS = "faults";

    private final Path folder;
    private final Manifest manifest;
    /** Of several folders together: where each study stands, by its file here. */
    private final Map<String, SeveralFolders.Origin> origins;

    private final ArchitectureNames architectures;

    ResultFolder(Path folder, Manifest manifest, Map<String, SeveralFolders.Origin> origins) {
        this.folder = folder;
        this.manifest = manifest;
        this.origins = origins;
        this.architectures = new ArchitectureNames(
                KnownSpaces.installed().find(manifest.benchmark().space()));
    }

    /** @throws UserError if there is no experiment of this schema, or its manifest or recipe was changed */
    public static ResultFolder open(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw UserError.at(
                    folder, "no experiment here: there is no " + MANIFEST, "Name a folder that 'nasgauge run' wrote");
        }
        Manifest manifest = ManifestForm.read(file);
        requireRecipe(folder.resolve(RECIPE), manifest);
        return new ResultFolder(folder, manifest, Map.of());
    }

    private static void requireRecipe(Path file, Manifest manifest) {
        try {
            if (Files.exists(file) && !Sha256.of(file).equals(manifest.recipe())) {
                throw UserError.at(
                        file,
                        "it is not the recipe of the manifest beside it: it was changed",
                        "Restore it, or run the experiment again into this folder: that writes it anew");
            }
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    public Path path() {
        return folder;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Where the time went, by the id of the study; empty where nothing was timed. */
    public Map<String, TimeSpent> timeSpent() {
        Path file = folder.resolve(TIMINGS);
        try {
            return Files.exists(file) ? TimeSpent.read(Files.readAllLines(file)) : Map.of();
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /** Where a study's first fault is diagnosed, relative to the folder. */
    public static String diagnosisFile(StudyFacts study) {
        String records = study.file();
        String name = records.substring(records.lastIndexOf('/') + 1, records.length() - ".jsonl".length());
        return FAULTS + "/" + name + ".txt";
    }

    /** The file that diagnoses a study's first fault, relative to the folder, where there is one. */
    public Optional<String> diagnosis(StudyFacts study) {
        return Optional.of(diagnosisFile(study)).filter(file -> Files.exists(folder.resolve(file)));
    }

    /** The runs recorded so far, in the order of the seeds; read as they are consumed. Close the stream. */
    public Stream<SearchRecord> searches(StudyFacts study) {
        return file(study, RecordForm.SEARCH).read();
    }

    /** The runs recorded so far, in the order of the seeds; read as they are consumed. Close the stream. */
    public Stream<EstimationRecord> estimations(StudyFacts study) {
        return file(study, RecordForm.ESTIMATION).read();
    }

    /** The record of a study over all networks of the space, under the first seed; empty where there is none. */
    public Optional<EstimationRecord> overall(StudyFacts study) {
        SeveralFolders.Origin origin = origins.get(study.file());
        if (origin != null) {
            return origin.folder().overall(origin.study());
        }
        RecordFile<EstimationRecord> file = new RecordFile<>(
                folder.resolve(study.overallFile()),
                RecordForm.ESTIMATION,
                check(study).overall());
        try (Stream<EstimationRecord> records = file.read()) {
            return records.findFirst();
        }
    }

    /** Studies that stand in several of the folders that this one is made of. */
    public List<SeveralFolders.Repeat> repeats() {
        return SeveralFolders.repeats(this, origins);
    }

    /** The studies in the order of the manifest whose last record was torn by a kill: a run that is not among the others. */
    public List<StudyFacts> torn() {
        return Stream.concat(
                        manifest.searches().stream()
                                .filter(study -> file(study, RecordForm.SEARCH).isTorn()),
                        manifest.estimations().stream()
                                .filter(study ->
                                        file(study, RecordForm.ESTIMATION).isTorn()))
                .toList();
    }

    private <R extends RunRecord> RecordFile<R> file(StudyFacts study, RecordForm<R> form) {
        SeveralFolders.Origin origin = origins.get(study.file());
        if (origin != null) {
            return origin.folder().file(origin.study(), form);
        }
        return new RecordFile<>(folder.resolve(study.file()), form, check(study));
    }

    private RecordCheck check(StudyFacts study) {
        return new RecordCheck(manifest, study, architectures);
    }
}
