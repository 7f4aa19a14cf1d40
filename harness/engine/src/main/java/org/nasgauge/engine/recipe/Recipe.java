package org.nasgauge.engine.recipe;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.record.Seeds;

/**
 * An experiment as its author wrote it down: checked for form, its names not yet looked up.
 *
 * @param place the file, for error messages
 * @param name letters, digits, dots, hyphens and underscores: fit to name a folder
 * @param benchmark a name of the catalogue, or the path of a table folder
 * @param objective what is optimised, on validation by strategies and on test by the judge
 * @param further objectives and limits besides
 * @param validation the trainings that strategies see
 * @param test the trainings that the judge looks at
 * @param budget of each run of a strategy; present if there are strategies
 * @param sample how many networks each run of an estimator rates; empty for all of the space
 */
public record Recipe(
        String place,
        String name,
        String benchmark,
        Metric objective,
        FurtherObjectives further,
        SeedPolicy validation,
        SeedPolicy test,
        Seeds seeds,
        Optional<Constraint> budget,
        List<Choice> strategies,
        Optional<Integer> sample,
        List<Choice> estimators) {
    private static final int LONGEST = 1 << 20;

    public Recipe {
        strategies = List.copyOf(strategies);
        estimators = List.copyOf(estimators);
    }

    /** With one objective and no limits. */
    public Recipe(
            String place,
            String name,
            String benchmark,
            Metric objective,
            SeedPolicy validation,
            SeedPolicy test,
            Seeds seeds,
            Optional<Constraint> budget,
            List<Choice> strategies,
            Optional<Integer> sample,
            List<Choice> estimators) {
        this(
                place,
                name,
                benchmark,
                objective,
                FurtherObjectives.none(place),
                validation,
                test,
                seeds,
                budget,
                strategies,
                sample,
                estimators);
    }

    /** @throws UserError if the file cannot be read or is no recipe */
    public static Recipe read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LONGEST) {
                throw UserError.at(file, size + " bytes are too many for a recipe", "Name a recipe, in YAML");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw UserError.at(file, "there is no such file", "Name a recipe, in YAML", e);
        } catch (CharacterCodingException e) {
            throw UserError.at(file, "the text is not UTF-8", "Save it in UTF-8", e);
        } catch (IOException e) {
            throw UserError.at(file, "cannot be read (" + e.getMessage() + ")", "Check path and permissions", e);
        }
    }

    /**
     * @param place what to call the text in error messages
     * @throws UserError if the text is no recipe
     */
    public static Recipe parse(String place, String text) {
        return new RecipeReader(place).read(YamlTree.read(place, text));
    }

    public Recipe withSeeds(Seeds other) {
        return new Recipe(
                place,
                name,
                benchmark,
                objective,
                further,
                validation,
                test,
                other,
                budget,
                strategies,
                sample,
                estimators);
    }

    /** Only the estimators. */
    public Recipe withoutStrategies() {
        return new Recipe(
                place,
                name,
                benchmark,
                objective,
                validation,
                test,
                seeds,
                Optional.empty(),
                List.of(),
                sample,
                estimators);
    }
}
