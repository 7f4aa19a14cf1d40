package org.nasgauge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.Experiment;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.LiveSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.tabular.catalogue.Catalogue;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the verbs that run a recipe have in common: which recipe, into which folder, on how many threads. */
final class ExperimentLaunch {
    private static final String STANDARD = "standard.yaml";

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "A recipe in YAML (default: the standard one)")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where records and report go (default: nasgauge-out/NAME, by the recipe's name)")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "Other seeds than the recipe's, as in 0..499 or [3, 1, 4]")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--trainings",
            paramLabel = "DIR",
            description = "Where live training keeps what it has trained, to be read again by whoever trains the same"
                    + " (default: trainings, in the folder of the records)")
    private Optional<Path> trainings = Optional.empty();

    @Mixin
    private Workers workers = new Workers();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Option(
            names = "--accept-other-code",
            description = "Go on in a folder whose records were written by other code; the report will say so")
    private boolean otherCode;

    @Option(names = "--print-recipe", description = "Print the recipe instead of running it")
    private boolean print;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** @param part of the recipe that is run */
    int run(UnaryOperator<Recipe> part) throws InterruptedException {
        PrintWriter terminal = command.commandLine().getOut();
        Recipe recipe = part.apply(read());
        Path folder = out.orElseGet(() -> Path.of("nasgauge-out", recipe.name()));
        try (LiveSource live = new LiveSource(
                Installed::space, Installed::trainer, trainings.orElseGet(() -> folder.resolve("trainings")))) {
            BenchmarkSource source = BenchmarkSource.installed(Catalogue.standard(), live);
            Plan plan = new Planner(Components.installed(), source).plan(recipe);
            if (print) {
                terminal.print(file.isEmpty() ? standardText() : plan.recipe());
                terminal.flush();
                return 0;
            }
            PrintWriter err = command.commandLine().getErr();
            plan.warnings().forEach(warning -> err.println("nasgauge: warning: " + warning));
            err.flush();
            Interruption.during(command, () -> {
                try (Progress progress = progressOption.of(recipe.name())) {
                    new Experiment(
                                    plan,
                                    workers.threads(),
                                    state -> progress.reached(state.done(), state.total(), ""),
                                    otherCode ? OtherCode.ACCEPTED : OtherCode.REFUSED)
                            .run(folder);
                    return true;
                }
            });
        }
        return ReportCommand.write(
                folder, progressOption, terminal, command.commandLine().getErr());
    }

    private Recipe read() {
        Recipe recipe = file.map(Recipe::read).orElseGet(() -> Recipe.parse("the standard recipe", standardText()));
        return seeds.map(text -> recipe.withSeeds(parseSeeds(text))).orElse(recipe);
    }

    private static Seeds parseSeeds(String text) {
        try {
            return Seeds.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserError.at("--seeds", String.valueOf(e.getMessage()), "Write 0..99 for a hundred seeds", e);
        }
    }

    private static String standardText() {
        try (InputStream in = Objects.requireNonNull(ExperimentLaunch.class.getResourceAsStream(STANDARD))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the standard recipe is part of this jar", e);
        }
    }
}
