package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.report.regression.SpeedCheck;
import org.nasgauge.report.regression.SpeedCheck.Limits;
import org.nasgauge.report.regression.SpeedCheck.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Say whether one build of the suite is fast enough beside another, on one recipe.",
        description = {
            "",
            "Runs the recipe with the launchers A and B in turns, on one thread, and compares the CPU seconds of the two"
                    + " processes round by round, until B is shown to be slower than --least times as fast as A, or not to be.",
            "Exit code 0 if B is fast enough, or not shown to be too slow; 1 if it is too slow; 2 for a fault in what was given.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge speed ../main/scripts/nasgauge scripts/nasgauge my.yaml",
            "  nasgauge speed ../main/scripts/nasgauge scripts/nasgauge my.yaml --least 0.9",
        })
final class SpeedCommand implements Callable<Integer> {
    private static final int LINES_OF_ERROR = 5;

    @Parameters(index = "0", paramLabel = "A", description = "A launcher: how fast it was")
    private Path first = Path.of(".");

    @Parameters(index = "1", paramLabel = "B", description = "Another: how fast it is")
    private Path second = Path.of(".");

    @Parameters(index = "2", paramLabel = "RECIPE", description = "What both run, for a second or more")
    private Path recipe = Path.of(".");

    @Option(
            names = "--least",
            paramLabel = "RATIO",
            description = "B has to be so many times as fast as A (default: ${DEFAULT-VALUE})")
    private double least = 0.95;

    @Option(names = "--rounds", paramLabel = "N", description = "At the most (default: ${DEFAULT-VALUE})")
    private int rounds = 40;

    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            description = "Of checks in which B is fast enough, how many may fail (default: ${DEFAULT-VALUE})")
    private double level = 0.01;

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requireSensible();
        SpeedCheck check;
        try (Progress progress = progressOption.of("speed")) {
            int[] measured = {0};
            check = SpeedCheck.run(
                    () -> measured(first, progress, measured), () -> measured(second, progress, measured), limits());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(check.words());
        out.flush();
        return (check.verdict() == Verdict.TOO_SLOW ? Ending.LOSS : Ending.DONE).code();
    }

    private Limits limits() {
        return new Limits(least, rounds, level);
    }

    private void requireSensible() {
        OptionRange.requireAboveZero("--least", least, "Write 0.95 to allow 5 %");
        OptionRange.requireAtLeast(1, "--rounds", rounds, "Leave it out for 40");
        OptionRange.requireShare("--false-alarms", level);
        for (Path file : List.of(first, second, recipe)) {
            if (!Files.isRegularFile(file)) {
                throw UserError.at(file, "there is no such file", "Name two launchers and a recipe");
            }
        }
    }

    private double measured(Path launcher, Progress progress, int[] measured) {
        double seconds = seconds(launcher);
        progress.reached(++measured[0], 2L * (rounds + 1), "");
        return seconds;
    }

    private double seconds(Path launcher) {
        try {
            Path folder = Files.createTempDirectory("nasgauge-speed");
            try {
                return seconds(launcher, folder);
            } finally {
                Rerun.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU seconds of the launcher's process and those that it starts, looked at until they end. */
    private double seconds(Path launcher, Path folder) throws IOException {
        Path errors = folder.resolve("errors");
        List<String> words = List.of(
                launcher.toAbsolutePath().toString(),
                "run",
                recipe.toAbsolutePath().toString(),
                "--out",
                folder.resolve("out").toString(),
                "--threads",
                "1",
                "--quiet");
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        try {
            SortedMap<Long, Duration> cpu = new TreeMap<>();
            do {
                Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .forEach(one -> one.info().totalCpuDuration().ifPresent(spent -> cpu.put(one.pid(), spent)));
            } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
            if (process.exitValue() != 0) {
                List<String> lines = Files.readAllLines(errors);
                throw UserError.at(
                                launcher,
                                "it ended with exit code " + process.exitValue() + " instead of 0",
                                "Call it with 'run " + recipe + "' and mend what it says")
                        .with(lines.subList(Math.max(0, lines.size() - LINES_OF_ERROR), lines.size()));
            }
            return cpu.values().stream()
                    .mapToDouble(spent -> spent.toNanos() * 1e-9)
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.at(launcher, "interrupted while it ran", "Call it again", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
