package org.nasgauge.engine.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;

/** The folder of an experiment, for readers. Whatever has been recorded can be read, the experiment ended or not. */
public final class ResultFolder {
    public static final String MANIFEST = "manifest.json";
    /** Where this computer's time went: one line a study and session. */
    public static final String TIMINGS = "timings.jsonl";

    private final Path folder;
    private final Manifest manifest;

    private ResultFolder(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws UserError if there is no experiment of this schema */
    public static ResultFolder open(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw UserError.at(
                    folder, "no experiment here: there is no " + MANIFEST, "Name a folder that 'nasgauge run' wrote");
        }
        return new ResultFolder(folder, ManifestForm.read(file));
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

    /** The runs recorded so far, in the order of the seeds; read as they are consumed. Close the stream. */
    public Stream<SearchRecord> searches(StudyFacts study) {
        return RecordFile.read(folder.resolve(study.file()), RecordForm.SEARCH);
    }

    /** The runs recorded so far, in the order of the seeds; read as they are consumed. Close the stream. */
    public Stream<EstimationRecord> estimations(StudyFacts study) {
        return RecordFile.read(folder.resolve(study.file()), RecordForm.ESTIMATION);
    }
}
