package org.nasgauge.engine.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.RecipeDifference;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.form.Form;

/**
 * Whether an experiment may go on in a folder that holds results.
 *
 * @param theirs of the results
 * @param ours the plan's, with the code that runs now
 */
record Continuation(Path folder, Manifest theirs, Plan plan, Manifest ours) {
    private static final Form RECIPES = Form.yaml("recipe");
    private static final String MEND = "Choose another folder, or delete it";

    /**
     * Ours, with the code that wrote their records before the code of now.
     *
     * @throws UserError if the results are of another experiment than this one or what it extends, or by other code
     */
    Manifest together(OtherCode otherCode) {
        if (!theirs.recipe().equals(ours.recipe())) {
            refuseAnotherRecipe();
        } else if (!Arrays.equals(ManifestForm.write(ours.withCode(theirs.code())), ManifestForm.write(theirs))) {
            throw UserError.at(folder, "the folder holds results of " + changed(), MEND);
        }
        String codeOfBefore = codeOfBefore();
        if (otherCode == OtherCode.REFUSED && !theirs.code().contains(codeOfBefore)) {
            throw UserError.at(
                    folder,
                    "its records were written by other code of the suite or its plug-ins (SHA-256 "
                            + String.join(", ", theirs.code()) + "; now " + codeOfBefore + ")",
                    "Begin anew in another folder, or go on with --accept-other-code: the report will then say that"
                            + " records of several codes are mixed");
        }
        String now = ours.code().get(0);
        return ours.withCode(Stream.concat(
                        theirs.code().stream().map(code -> code.equals(codeOfBefore) ? now : code),
                        ours.code().stream())
                .distinct()
                .toList());
    }

    /** The code of now for their studies alone: a study more is no other code of those that are there. */
    private String codeOfBefore() {
        if (theirs.recipe().equals(ours.recipe())) {
            return ours.code().get(0);
        }
        Set<String> shared = Extension.of(theirs, ours).counterparts().keySet();
        return CodeIdentity.of(plan.code(Experiment.class, study -> shared.contains(study.file())));
    }

    private void refuseAnotherRecipe() {
        Path file = folder.resolve(ResultFolder.RECIPE);
        String recipe = RECIPES.text(file);
        if (!Sha256.of(recipe).equals(theirs.recipe())) {
            throw UserError.at(
                    file,
                    "it is not the recipe of the records, so that nobody can tell whether this one extends it",
                    "Restore the file, or choose another folder");
        }
        RecipeDifference difference = RecipeDifference.of(recipe, plan.recipe());
        Optional<String> obstacle = Extension.of(theirs, ours).obstacle(difference);
        if (obstacle.isPresent()) {
            throw UserError.at(
                            folder,
                            "the folder holds " + obstacle.get() + " (− its recipe, + this one)",
                            MEND + ". More seeds, more studies and a larger budget would be added")
                    .with(difference.lines());
        }
        if (!theirs.benchmark().equals(ours.benchmark()) || !theirs.version().equals(ours.version())) {
            throw UserError.at(folder, "the folder holds results of " + changed(), MEND);
        }
        if (Files.isDirectory(folder.resolve(Folder.BEFORE))) {
            throw UserError.at(
                            folder,
                            "it is being extended to another recipe, and that has not ended (− that recipe, + this one)",
                            "Run its recipe.yaml to the end first, or choose another folder")
                    .with(difference.lines());
        }
    }

    private String changed() {
        if (!theirs.benchmark().equals(ours.benchmark())) {
            return "other content of the table '" + ours.benchmark().name() + "'";
        }
        return files(theirs).equals(files(ours))
                ? "version " + theirs.version() + " of the suite, which is now " + ours.version()
                : "other content of files that its strategies consist of (" + changedFiles() + ")";
    }

    private static SortedMap<String, String> files(Manifest manifest) {
        SortedMap<String, String> files = new TreeMap<>();
        manifest.searches().forEach(study -> files.putAll(study.files()));
        return files;
    }

    private String changedFiles() {
        SortedMap<String, String> before = files(theirs);
        SortedMap<String, String> now = files(ours);
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(file -> !Objects.equals(before.get(file), now.get(file)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
