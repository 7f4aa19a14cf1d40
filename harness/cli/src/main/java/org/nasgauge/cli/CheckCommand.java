package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.Experiment;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.Seeds;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.LiveSource;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.experiment.ExperimentReport;
import org.nasgauge.report.format.ReportFolder;
import org.nasgauge.report.regression.CiSummary;
import org.nasgauge.report.regression.PublishedFiles;
import org.nasgauge.report.regression.RegressionCheck;
import org.nasgauge.report.regression.StudyCheck.Verdict;
import org.nasgauge.tabular.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Run the recipe of a result again, and say whether the result still holds.",
        description = {
            "",
            "Records, tables and figures are compared byte by byte. Where other code runs than what was published, each study"
                    + " that differs is tested for a loss, seed by seed, with more and more seeds, until one is shown or all"
                    + " are no worse within the margin. However often one looks, the chance of any false alarm is at most"
                    + " --false-alarms, over all studies together.",
            "Exit code 0 if nothing differs, or other code shows no loss; 1 if a loss is shown; 3 if the same code gives other"
                    + " bytes, or other code does and --exact is given; 2 for a fault in what was given.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge check results/standard",
            "  nasgauge check nasgauge-out/mine --margin 0.1 --junit check.xml",
        })
final class CheckCommand implements Callable<Integer> {
    private static final int FIRST_SEEDS = 20;

    @Parameters(paramLabel = "DIR", description = "A folder with recipe and manifest, as 'nasgauge run' writes it")
    private Path folder = Path.of(".");

    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            description = "Of checks in which nothing is worse, how many may say so (default: ${DEFAULT-VALUE})")
    private double level = 0.01;

    @Option(
            names = "--margin",
            paramLabel = "D",
            description =
                    "The difference of the mean loss that counts as none, in the objective's unit (default: half a"
                            + " standard deviation of the published runs)")
    private Optional<Double> margin = Optional.empty();

    @Option(names = "--exact", description = "Exit with 3 if anything differs, whatever code wrote it")
    private boolean exact;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit report, too: a test case a study")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--github", description = "Print annotations for GitHub Actions, too")
    private boolean github;

    @Option(
            names = "--trainings",
            paramLabel = "DIR",
            description = "Where live training keeps what it has trained (default: trainings, in DIR)")
    private Optional<Path> trainings = Optional.empty();

    @Mixin
    private Workers workers = new Workers();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSensible();
        ResultFolder published = ResultFolder.open(folder);
        Path temporary = Files.createTempDirectory("nasgauge-check");
        try {
            return check(published, temporary);
        } finally {
            delete(temporary);
        }
    }

    private void requireSensible() {
        if (!(level > 0 && level < 1)) {
            throw UserError.at(
                    "--false-alarms", "expected a number between 0 and 1, found " + level, "Write 0.01 for 1 %");
        }
        if (margin.isPresent() && !(margin.get() > 0 && margin.get() < Double.POSITIVE_INFINITY)) {
            throw UserError.at(
                    "--margin",
                    "expected a number above 0, found " + margin.get(),
                    "Leave it out for half a standard deviation of the published runs");
        }
    }

    private int check(ResultFolder published, Path temporary) throws InterruptedException, IOException {
        Recipe recipe = Recipe.read(folder.resolve(ResultFolder.RECIPE));
        Seeds all = recipe.seeds();
        int seeds = Math.min(FIRST_SEEDS, all.count());
        RegressionCheck check = run(recipe, all, seeds, published, temporary);
        while (seeds < all.count() && (check.sameCode() || !check.isSettled())) {
            seeds = check.sameCode() || check.shows(Verdict.UNTESTED) ? all.count() : Math.min(2 * seeds, all.count());
            check = run(recipe, all, seeds, published, temporary);
        }
        List<String> files = seeds < all.count() ? List.of() : files(temporary);
        return report(published, check, seeds, all, files);
    }

    private RegressionCheck run(Recipe recipe, Seeds all, int seeds, ResultFolder published, Path temporary)
            throws InterruptedException {
        Recipe part = seeds == all.count()
                ? recipe
                : recipe.withSeeds(new Seeds.Listed(
                        IntStream.range(0, seeds).mapToObj(all::at).toList()));
        try (LiveSource live = new LiveSource(
                        Installed::space, Installed::trainer, trainings.orElseGet(() -> folder.resolve("trainings")));
                Progress progress = progressOption.of(recipe.name())) {
            BenchmarkSource source = BenchmarkSource.installed(Catalogue.standard(), live);
            new Experiment(
                            new Planner(Components.installed(), source).plan(part),
                            workers.threads(),
                            state -> progress.reached(state.done(), state.total(), ""))
                    .run(temporary);
        }
        return RegressionCheck.of(
                published,
                ResultFolder.open(temporary),
                level,
                margin.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** Tables and figures are of all seeds. */
    private List<String> files(Path temporary) {
        Path report = temporary.resolve("report");
        ReportFolder.write(ExperimentReport.of(Analysis.of(ResultFolder.open(temporary))), report);
        return PublishedFiles.differing(folder, report);
    }

    private int report(ResultFolder published, RegressionCheck check, int seeds, Seeds all, List<String> files)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CiSummary summary = new CiSummary(published.manifest().name(), check, files, exact);
        out.println(folder + ": " + check.studies().size() + " studies, " + seeds + " of " + all.count() + " seeds, "
                + (check.sameCode() ? "the code that was published" : "other code than was published"));
        check.studies().stream()
                .filter(study -> study.differing() > 0)
                .forEach(study -> out.println(CiSummary.line(study)));
        files.forEach(out::println);
        long untested = check.studies().stream()
                .filter(study -> study.verdict() == Verdict.UNTESTED)
                .count();
        if (untested > 0) {
            out.println(untested + " studies have no records in " + folder
                    + ": only what is published of them was compared, and no loss could be tested for");
        }
        boolean differs = !files.isEmpty() || check.studies().stream().anyMatch(study -> study.differing() > 0);
        boolean loss = check.shows(Verdict.LOSS);
        out.println(
                loss
                        ? "A loss is shown."
                        : !differs
                                ? "All the same, to the byte."
                                : check.sameCode()
                                        ? "The same code gave other bytes: that should not be."
                                        : "It differs; no loss is shown.");
        if (github) {
            summary.annotations().forEach(out::println);
        }
        out.flush();
        if (junit.isPresent()) {
            Files.writeString(junit.get(), summary.junit());
        }
        Ending otherwise = differs && (exact || check.sameCode()) ? Ending.FAULTY : Ending.DONE;
        return (loss ? Ending.LOSS : otherwise).code();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
