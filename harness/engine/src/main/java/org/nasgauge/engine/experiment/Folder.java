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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.ManifestForm;
import org.nasgauge.engine.record.RecipeDifference;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.form.Form;

/** The folder of an experiment, held by this process alone while it is open. */
final class Folder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String RECIPE = ResultFolder.RECIPE;
    static final String ENVIRONMENT = "environment.json";
    private static final List<String> RECORDS = List.of("searches", "estimations");
    /** What is being extended stands here, whole, until the extension stands. */
    private static final String BEFORE = "before";
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

    private static final Form RECIPES = Form.yaml("recipe");
    private static final String MEND = "Choose another folder, or delete it";

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
            theirs.ifPresent(before -> refuseAnother(path, before, plan, manifest, otherCode));
            Manifest written = theirs.map(before -> together(before, manifest, codeOfBefore(before, plan, manifest)))
                    .orElse(manifest);
            Optional<Extension> extension = theirs.filter(
                            before -> !before.recipe().equals(written.recipe()))
                    .map(before -> Extension.of(before, asRead(written)));
            if (extension.isPresent()) {
                setAside(path, writer, extension.get());
            }
            Path before = path.resolve(BEFORE);
            Optional<Earlier> earlier = Files.isDirectory(before)
                    ? Optional.of(ResultFolder.open(before))
                            .map(folder -> new Earlier(folder, Extension.of(folder.manifest(), asRead(written))))
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

    /** Numbers of settings come back from a file in types of their own. */
    private static Manifest asRead(Manifest manifest) {
        return ManifestForm.read(ManifestForm.write(manifest));
    }

    private static List<String> contents(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    /** The code of now for their studies alone: a study more is no other code of those that are there. */
    private static String codeOfBefore(Manifest theirs, Plan plan, Manifest ours) {
        if (theirs.recipe().equals(ours.recipe())) {
            return ours.code().get(0);
        }
        Set<String> shared = Extension.of(theirs, asRead(ours)).counterparts().keySet();
        return CodeIdentity.of(plan.code(Experiment.class, study -> shared.contains(study.file())));
    }

    /** Ours, with the code that wrote their records before the code of now. */
    private static Manifest together(Manifest theirs, Manifest ours, String codeOfBefore) {
        String now = ours.code().get(0);
        return ours.withCode(Stream.concat(
                        theirs.code().stream().map(code -> code.equals(codeOfBefore) ? now : code),
                        ours.code().stream())
                .distinct()
                .toList());
    }

    private static void refuseAnother(Path path, Manifest theirs, Plan plan, Manifest ours, OtherCode otherCode) {
        if (!theirs.recipe().equals(ours.recipe())) {
            refuseAnotherRecipe(path, theirs, plan, ours);
        } else if (!Arrays.equals(ManifestForm.write(ours.withCode(theirs.code())), ManifestForm.write(theirs))) {
            throw UserError.at(path, "the folder holds results of " + changed(theirs, ours), MEND);
        }
        String codeOfBefore = codeOfBefore(theirs, plan, ours);
        if (otherCode == OtherCode.REFUSED && !theirs.code().contains(codeOfBefore)) {
            throw UserError.at(
                    path,
                    "its records were written by other code of the suite or its plug-ins (SHA-256 "
                            + String.join(", ", theirs.code()) + "; now " + codeOfBefore + ")",
                    "Begin anew in another folder, or go on with --accept-other-code: the report will then say that"
                            + " records of several codes are mixed");
        }
    }

    private static void refuseAnotherRecipe(Path path, Manifest theirs, Plan plan, Manifest ours) {
        String recipe = RECIPES.text(path.resolve(RECIPE));
        if (!Sha256.of(recipe).equals(theirs.recipe())) {
            throw UserError.at(
                    path.resolve(RECIPE),
                    "it is not the recipe of the records, so that nobody can tell whether this one extends it",
                    "Restore the file, or choose another folder");
        }
        RecipeDifference difference = RecipeDifference.of(recipe, plan.recipe());
        Optional<String> obstacle = Extension.obstacle(theirs, asRead(ours), difference);
        if (obstacle.isPresent()) {
            throw UserError.at(
                            path,
                            "the folder holds " + obstacle.get() + " (− its recipe, + this one)",
                            MEND + ". More seeds, more studies and a larger budget would be added")
                    .with(difference.lines());
        }
        if (!theirs.benchmark().equals(ours.benchmark()) || !theirs.version().equals(ours.version())) {
            throw UserError.at(path, "the folder holds results of " + changed(theirs, ours), MEND);
        }
        if (Files.isDirectory(path.resolve(BEFORE))) {
            throw UserError.at(
                            path,
                            "it is being extended to another recipe, and that has not ended (− that recipe, + this one)",
                            "Run its recipe.yaml to the end first, or choose another folder")
                    .with(difference.lines());
        }
    }

    private static String changed(Manifest theirs, Manifest ours) {
        if (!theirs.benchmark().equals(ours.benchmark())) {
            return "other content of the table '" + ours.benchmark().name() + "'";
        }
        return files(theirs).equals(files(ours))
                ? "version " + theirs.version() + " of the suite, which is now " + ours.version()
                : "other content of files that its strategies consist of (" + changedFiles(theirs, ours) + ")";
    }

    private static SortedMap<String, String> files(Manifest manifest) {
        SortedMap<String, String> files = new TreeMap<>();
        manifest.searches().forEach(study -> files.putAll(study.files()));
        return files;
    }

    private static String changedFiles(Manifest theirs, Manifest ours) {
        SortedMap<String, String> before = files(theirs);
        SortedMap<String, String> now = files(ours);
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(file -> !Objects.equals(before.get(file), now.get(file)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
