package org.nasgauge.engine.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.form.Form;

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
 * @param charges what evaluations are charged besides their training
 * @param budget of each run of a strategy; present if there are strategies
 * @param kept which trials the records of strategies keep
 * @param baseline the label of the strategy that reports compare the others with; empty if there is none
 * @param rated by each run of an estimator
 */
public record Recipe(
        String place,
        String name,
        BenchmarkChoice benchmark,
        Metric objective,
        FurtherObjectives further,
        SeedPolicy validation,
        SeedPolicy test,
        Charges charges,
        Seeds seeds,
        Optional<Constraint> budget,
        Kept kept,
        List<Choice> strategies,
        Optional<String> baseline,
        Rated rated,
        List<Choice> estimators) {
    private static final String RANDOM_SEARCH = "random-search";
    private static final Form FORM = Form.yaml("recipe");

    /**
     * @param validation whether each pass over the validation images is charged, where it is known what it takes
     * @param proposals whether the seconds that a strategy declares for its proposals are charged
     */
    public record Charges(boolean validation, boolean proposals) {
        public static final Charges STANDARD = new Charges(true, false);

        public boolean areStandard() {
            return validation == STANDARD.validation && proposals == STANDARD.proposals;
        }
    }

    public Recipe {
        strategies = List.copyOf(strategies);
        estimators = List.copyOf(estimators);
    }

    /** With one objective, no limits, the standard baseline, and estimators that rate networks. */
    public Recipe(
            String place,
            String name,
            BenchmarkChoice benchmark,
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
                Charges.STANDARD,
                seeds,
                budget,
                Kept.IMPROVEMENTS,
                strategies,
                standardBaseline(strategies),
                Rated.networks(sample),
                estimators);
    }

    /** The first random search. */
    static Optional<String> standardBaseline(List<Choice> strategies) {
        return strategies.stream()
                .filter(choice -> choice.name().equals(RANDOM_SEARCH))
                .findFirst()
                .map(Choice::label);
    }

    /** @throws org.nasgauge.api.error.UserError if the file cannot be read or is no recipe */
    public static Recipe read(Path file) {
        return new RecipeReader(file.toString()).read(FORM.read(file));
    }

    /**
     * @param place what to call the text in error messages
     * @throws org.nasgauge.api.error.UserError if the text is no recipe
     */
    public static Recipe parse(String place, String text) {
        return new RecipeReader(place).read(FORM.parse(place, text));
    }

    /**
     * The same question to a table, about the mean of all its trainings.
     *
     * @param where it is named, for error messages
     */
    public Recipe over(String where, String table) {
        return new Recipe(
                place,
                name,
                new BenchmarkChoice.Table(where, table),
                objective,
                SeedPolicy.mean(),
                test,
                seeds,
                budget,
                strategies,
                rated.sample(),
                estimators);
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
                charges,
                other,
                budget,
                kept,
                strategies,
                baseline,
                rated,
                estimators);
    }

    /** Only the estimators. */
    public Recipe withoutStrategies() {
        return new Recipe(
                place,
                name,
                benchmark,
                objective,
                FurtherObjectives.none(place),
                validation,
                test,
                charges,
                seeds,
                Optional.empty(),
                Kept.IMPROVEMENTS,
                List.of(),
                Optional.empty(),
                rated,
                estimators);
    }
}
