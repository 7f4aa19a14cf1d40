package org.nasgauge.engine.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.Plan;

/** The folder of an experiment, held by this process alone while it is open. */
final class Folder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String RECIPE = ResultFolder.RECIPE;
    static final String ENVIRONMENT = "environment.json";
    private static final List<String> RECORDS = List.of("searches", "estimations");
    /** What is being extended stands here, whole, until the extension stands. */
    static final String BEFORE = "before";
    /** What stands in the folder of an experiment: a start that was killed, or a manifest that was deleted, leaves some. */
    private static final Set<String> OURS = Set.of(
            LOCK,
            RECIPE,
            ENVIRONMENT,
            ResultFolder.TIMINGS,
            "report",
            RECORDS.get(0),
            RECORDS.get(1),
            StudyFacts.OVERALL);

    private final Path path;
    private final SoleWriter writer;
    private final Optional<Earlier> earlier;

    private Folder(Path path, SoleWriter writer, Optional<Earlier> earlier) {
        this.path = path;
        this.writer = writer;
        this.earlier = earlier;
    }

    /**
     * A new folder, or the one that an earlier session of the same experiment began, or of one that this extends.
     *
     * @param manifest the plan's, with the code that runs now
     * @throws UserError if the folder holds anything else, is in use, or cannot be written; it is left as it was
     */
    static Folder open(Path path, Plan plan, Manifest manifest, OtherCode otherCode) {
        SoleWriter writer = SoleWriter.inside(path);
        try {
            putBack(path, writer);
            Optional<Manifest> theirs = before(path, manifest);
            Manifest written = theirs.map(before -> new Continuation(path, before, plan, manifest).together(otherCode))
                    .orElse(manifest);
            Optional<Extension> extension = theirs.filter(
                            before -> !before.recipe().equals(written.recipe()))
                    .map(before -> Extension.of(before, written));
            if (extension.isPresent()) {
                setAside(path, writer, extension.get());
            }
            Path before = path.resolve(BEFORE);
            Optional<Earlier> earlier = Files.isDirectory(before)
                    ? Optional.of(ResultFolder.open(before))
                            .map(folder -> new Earlier(folder, Extension.of(folder.manifest(), written)))
                    : Optional.empty();
            Folder folder = new Folder(path, writer, earlier);
            folder.begin(plan, written);
            return folder;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e instanceof IOException failure ? UserError.unwritable(path, failure) : (RuntimeException) e;
        }
    }

    /** What an earlier session was; where its manifest is gone, this experiment by code that nobody knows. */
    private static Optional<Manifest> before(Path path, Manifest now) throws IOException {
        List<String> present = contents(path);
        if (present.contains(ResultFolder.MANIFEST)) {
            return Optional.of(ManifestForm.read(path.resolve(ResultFolder.MANIFEST)));
        }
        if (!OURS.containsAll(present)) {
            throw UserError.at(
                    path, "the folder is not empty and holds no experiment", "Choose a new folder, or empty it");
        }
        return RECORDS.stream().anyMatch(present::contains)
                ? Optional.of(now.withCode(List.of(Manifest.UNKNOWN_CODE)))
                : Optional.empty();
    }

    Path resolve(String file) {
        return path.resolve(file);
    }

    /** Writes a file whole or not at all. */
    void replace(String name, byte[] content) {
        writer.put(path.resolve(name), content);
    }

    void makeFolder(String name) {
        try {
            Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw UserError.unwritable(path.resolve(name), e);
        }
    }

    private void keep(String name, byte[] content) throws IOException {
        Path written = path.resolve(name);
        if (!Files.exists(written) || !Arrays.equals(Files.readAllBytes(written), content)) {
            replace(name, content);
        }
    }

    void append(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw UserError.unwritable(path.resolve(name), e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    /** The records of what is being extended. */
    Optional<Earlier> earlier() {
        return earlier;
    }

    /** Everything is recorded: what was extended is not needed any more. */
    void complete() {
        writer.remove(path.resolve(BEFORE));
    }

    private void begin(Plan plan, Manifest manifest) throws IOException {
        if (!Files.exists(path.resolve(ResultFolder.MANIFEST))) {
            keep(RECIPE, plan.recipe().getBytes(StandardCharsets.UTF_8));
        }
        keep(ResultFolder.MANIFEST, ManifestForm.write(manifest));
        keep(RECIPE, plan.recipe().getBytes(StandardCharsets.UTF_8));
        for (String folder : RECORDS) {
            boolean used = plan.studies().stream()
                    .anyMatch(study -> study.facts().file().startsWith(folder + "/"));
            if (used) {
                Files.createDirectories(path.resolve(folder));
            }
        }
    }

    /**
     * Keeps a copy of what is to be written anew, then takes its files away: under the manifest of before they are missing,
     * under that of the extension they are not yet there, and nothing is ever what it is not.
     */
    private static void setAside(Path path, SoleWriter writer, Extension extension) {
        List<StudyFacts> moving = extension.moving();
        if (moving.isEmpty()) {
            return;
        }
        writer.put(path.resolve(BEFORE), fresh -> {
            copy(path, fresh, ResultFolder.MANIFEST);
            copy(path, fresh, RECIPE);
            for (StudyFacts study : moving) {
                copy(path, fresh, study.file());
            }
        });
        moving.forEach(study -> writer.remove(path.resolve(study.file())));
    }

    /** After a kill before the manifest of the extension stood. */
    private static void putBack(Path path, SoleWriter writer) throws IOException {
        Path before = path.resolve(BEFORE);
        Path manifest = path.resolve(ResultFolder.MANIFEST);
        if (!Files.isDirectory(before)
                || !Files.exists(manifest)
                || !Arrays.equals(
                        Files.readAllBytes(manifest), Files.readAllBytes(before.resolve(ResultFolder.MANIFEST)))) {
            return;
        }
        Manifest theirs = ResultFolder.open(before).manifest();
        for (StudyFacts study : studies(theirs)) {
            Path kept = before.resolve(study.file());
            if (Files.exists(kept)) {
                writer.put(path.resolve(study.file()), fresh -> Files.copy(kept, fresh));
            }
        }
        writer.remove(before);
    }

    private static void copy(Path from, Path to, String file) throws IOException {
        Path source = from.resolve(file);
        if (Files.exists(source)) {
            Path target = to.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(source, target);
        }
    }

    private static List<StudyFacts> studies(Manifest manifest) {
        return Stream.concat(manifest.searches().stream(), manifest.estimations().stream())
                .toList();
    }

    private static List<String> contents(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
