package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.experiment.ExperimentReport;
import org.nasgauge.report.format.ReportFolder;
import org.nasgauge.report.regression.CiSummary;
import org.nasgauge.report.regression.Evidence;
import org.nasgauge.report.regression.PublishedFiles;
import org.nasgauge.report.regression.RegressionCheck;
import org.nasgauge.report.regression.StudyCheck;
import org.nasgauge.report.regression.StudyCheck.Verdict;
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
            "  nasgauge check results/standard --evidence nights.json --seeds-a-night 5",
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
            names = "--evidence",
            paramLabel = "FILE",
            description =
                    "Keep in FILE what each night has shown, and check seeds that no night before had: a loss that"
                            + " is too small for one night adds up, and --false-alarms holds over all nights")
    private Optional<Path> evidence = Optional.empty();

    @Option(
            names = "--seeds-a-night",
            paramLabel = "N",
            description = "With --evidence, how many seeds (default: ${DEFAULT-VALUE})")
    private int seedsANight = FIRST_SEEDS;

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
        Path kept = trainings.orElseGet(() -> folder.resolve("trainings"));
        try (Rerun rerun = new Rerun(folder, kept, workers.threads(), progressOption)) {
            return evidence.isPresent() ? night(published, rerun, evidence.get()) : check(published, rerun);
        }
    }

    private void requireSensible() {
        OptionRange.requireShare("--false-alarms", level);
        margin.ifPresent(difference -> OptionRange.requireAboveZero(
                "--margin", difference, "Leave it out for half a standard deviation of the published runs"));
        OptionRange.requireAtLeast(1, "--seeds-a-night", seedsANight, "Leave it out for 20");
    }

    private int check(ResultFolder published, Rerun rerun) throws InterruptedException, IOException {
        int all = rerun.seeds();
        int seeds = Math.min(FIRST_SEEDS, all);
        ResultFolder now = rerun.run(0, seeds);
        RegressionCheck check = compared(published, now);
        while (seeds < all && (check.sameCode() || !check.isSettled())) {
            seeds = check.sameCode() || check.shows(Verdict.UNTESTED) ? all : Math.min(2 * seeds, all);
            now = rerun.run(0, seeds);
            check = compared(published, now);
        }
        List<String> files = seeds < all ? List.of() : files(now, rerun.report());
        return report(published, check, seeds + " of " + all + " seeds", files);
    }

    /** Seeds that no night before it had; under the code that was published nothing can be learned from them. */
    private int night(ResultFolder published, Rerun rerun, Path file) throws InterruptedException, IOException {
        try (SoleWriter writer = SoleWriter.beside(file)) {
            Evidence before = Evidence.read(file, published.manifest(), level);
            int from = before.seeds();
            int to = Math.min(rerun.seeds(), from + seedsANight);
            RegressionCheck tonight = from == to
                    ? new RegressionCheck(List.of(), List.of(), false)
                    : compared(published, rerun.run(from, to));
            if (tonight.studies().stream().allMatch(study -> study.verdict() == Verdict.UNTESTED)) {
                throw UserError.at(
                        file,
                        "the records of " + folder + " end with seed " + from
                                + " of its recipe, and all have been used",
                        "Publish the result with the records of more seeds, and begin another file");
            }
            Evidence after = tonight.sameCode() ? before : before.after(tonight, to - from);
            writer.put(file, after.text().getBytes(StandardCharsets.UTF_8));
            return report(
                    published,
                    after.over(tonight),
                    after.nights() + " nights, " + after.seeds() + " of " + rerun.seeds() + " seeds",
                    List.of());
        }
    }

    private RegressionCheck compared(ResultFolder published, ResultFolder now) {
        return RegressionCheck.of(
                published, now, level, margin.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** Tables and figures are of all seeds. */
    private List<String> files(ResultFolder now, Path report) {
        ReportFolder.write(ExperimentReport.of(Analysis.of(now)), report);
        return PublishedFiles.differing(folder, report);
    }

    private int report(ResultFolder published, RegressionCheck check, String seeds, List<String> files)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CiSummary summary = new CiSummary(published.manifest().name(), check, files, exact);
        out.println(folder + ": " + check.studies().size() + " studies, " + seeds + ", "
                + (check.sameCode() ? "the code that was published" : "other code than was published"));
        check.studies().stream().filter(StudyCheck::differs).forEach(study -> out.println(CiSummary.line(study)));
        summary.otherwise().forEach(out::println);
        long untested = check.studies().stream()
                .filter(study -> study.verdict() == Verdict.UNTESTED)
                .count();
        if (untested > 0) {
            out.println(untested + " studies have no records in " + folder
                    + ": only what is published of them was compared, and no loss could be tested for");
        }
        boolean differs =
                !summary.otherwise().isEmpty() || check.studies().stream().anyMatch(StudyCheck::differs);
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
        boolean fails = !check.alone().isEmpty() || (differs && (exact || check.sameCode()));
        return (loss ? Ending.LOSS : fails ? Ending.FAULTY : Ending.DONE).code();
    }
}
