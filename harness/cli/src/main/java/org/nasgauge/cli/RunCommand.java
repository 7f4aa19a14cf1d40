package org.nasgauge.cli;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        mixinStandardHelpOptions = true,
        header = "Run a recipe: every strategy and estimator under every seed, then report.",
        description = {
            "",
            "A run that was stopped goes on where it was when the same recipe is run into the same folder. The records"
                    + " have the same bytes at any number of threads.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge run                             the standard recipe",
            "  nasgauge run my.yaml --out results/my    your own",
            "  nasgauge run --print-recipe > my.yaml    the standard one, to begin with",
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ExperimentLaunch launch = new ExperimentLaunch();

    @Override
    public Integer call() throws InterruptedException {
        return launch.run(UnaryOperator.identity());
    }
}
