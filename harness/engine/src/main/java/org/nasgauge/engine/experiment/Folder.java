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
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.ManifestForm;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.Plan;

/** The folder of an experiment, held by this process alone while it is open. */
final class Folder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String RECIPE = ResultFolder.RECIPE;
    static final String ENVIRONMENT = "environment.json";
    private static final List<String> RECORDS = List.of("searches", "estimations");
    /** What stands in the folder of an experiment: a start that was killed, or a manifest that was deleted, leaves some. */
    private static final Set<String> OURS =
            Set.of(LOCK, RECIPE, ENVIRONMENT, ResultFolder.TIMINGS, "report", RECORDS.get(0), RECORDS.get(1));

    private final Path path;
    private final SoleWriter writer;

    private Folder(Path path, SoleWriter writer) {
        this.path = path;
        this.writer = writer;
    }

    /**
     * A new folder, or the one that an earlier session of the same experiment began.
     *
     * @param manifest the plan's, with the code that runs now
     * @throws UserError if the folder holds anything else, is in use, or cannot be written; it is left as it was
     */
    static Folder open(Path path, Plan plan, Manifest manifest, OtherCode otherCode) {
        SoleWriter writer = SoleWriter.inside(path);
        try {
            Optional<Manifest> theirs = before(path, manifest);
            theirs.ifPresent(before -> refuseAnother(path, before, manifest, otherCode));
            Folder folder = new Folder(path, writer);
            folder.begin(plan, theirs.map(before -> together(before, manifest)).orElse(manifest));
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

    private void begin(Plan plan, Manifest manifest) throws IOException {
        keep(RECIPE, plan.recipe().getBytes(StandardCharsets.UTF_8));
        keep(ResultFolder.MANIFEST, ManifestForm.write(manifest));
        for (String folder : RECORDS) {
            boolean used = plan.studies().stream()
                    .anyMatch(study -> study.facts().file().startsWith(folder + "/"));
            if (used) {
                Files.createDirectories(path.resolve(folder));
            }
        }
    }

    private static List<String> contents(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    /** Theirs, with the code of now added to the code that wrote its records. */
    private static Manifest together(Manifest theirs, Manifest ours) {
        return theirs.withCode(Stream.concat(theirs.code().stream(), ours.code().stream())
                .distinct()
                .toList());
    }

    private static void refuseAnother(Path path, Manifest theirs, Manifest ours, OtherCode otherCode) {
        if (Arrays.equals(ManifestForm.write(ours.withCode(theirs.code())), ManifestForm.write(theirs))) {
            if (otherCode == OtherCode.REFUSED && !theirs.code().containsAll(ours.code())) {
                throw UserError.at(
                        path,
                        "its records were written by other code of the suite or its plug-ins (SHA-256 "
                                + String.join(", ", theirs.code()) + "; now " + String.join(", ", ours.code()) + ")",
                        "Begin anew in another folder, or go on with --accept-other-code: the report will then say that"
                                + " records of several codes are mixed");
            }
            return;
        }
        String difference;
        if (!theirs.recipe().equals(ours.recipe())) {
            difference = "another recipe ('" + theirs.name() + "', see its " + RECIPE + ")";
        } else if (!theirs.benchmark().equals(ours.benchmark())) {
            difference = "other content of the table '" + ours.benchmark().name() + "'";
        } else if (!files(theirs).equals(files(ours))) {
            difference = "other content of files that its strategies consist of (" + changed(theirs, ours) + ")";
        } else {
            difference = "version " + theirs.version() + " of the suite, which is now " + ours.version();
        }
        throw UserError.at(path, "the folder holds results of " + difference, "Choose another folder, or delete it");
    }

    private static SortedMap<String, String> files(Manifest manifest) {
        SortedMap<String, String> files = new TreeMap<>();
        manifest.searches().forEach(study -> files.putAll(study.files()));
        return files;
    }

    private static String changed(Manifest theirs, Manifest ours) {
        SortedMap<String, String> before = files(theirs);
        SortedMap<String, String> now = files(ours);
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(file -> !Objects.equals(before.get(file), now.get(file)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
