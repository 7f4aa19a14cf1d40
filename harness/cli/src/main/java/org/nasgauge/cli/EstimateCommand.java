package org.nasgauge.cli;

import java.util.concurrent.Callable;
import org.nasgauge.engine.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        mixinStandardHelpOptions = true,
        header = "Run only the estimators of a recipe, then report.",
        description = {
            "",
            "Each is judged against final test performance: correlations of ranks, what it finds among the best, with bootstrap"
                    + " intervals, in pairs, against the noise ceiling, and by what it costs beforehand and for each estimate.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge estimate                              those of the standard recipe",
            "  nasgauge estimate my.yaml --out results/my     your own",
            "  nasgauge report results/a results/b --across   those of several benchmarks",
        })
final class EstimateCommand implements Callable<Integer> {
    @Mixin
    private ExperimentLaunch launch = new ExperimentLaunch();

    @Override
    public Integer call() throws InterruptedException {
        return launch.run(Recipe::withoutStrategies);
    }
}
