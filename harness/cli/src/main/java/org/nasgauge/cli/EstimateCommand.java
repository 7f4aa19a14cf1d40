package org.nasgauge.cli;

import java.util.concurrent.Callable;
import org.nasgauge.engine.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(mixinStandardHelpOptions = true, header = "Run only the estimators of a recipe, then report.")
final class EstimateCommand implements Callable<Integer> {
    @Mixin
    private ExperimentLaunch launch = new ExperimentLaunch();

    @Override
    public Integer call() throws InterruptedException {
        return launch.run(Recipe::withoutStrategies);
    }
}
