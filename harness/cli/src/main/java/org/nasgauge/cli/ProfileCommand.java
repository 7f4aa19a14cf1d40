package org.nasgauge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.cli.NetworkBench.Also;
import org.nasgauge.cli.NetworkBench.Effort;
import org.nasgauge.hardware.latency.LatencyProtocol.Settings;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.making.HardwareBench.InferenceRuntime;
import org.nasgauge.tabular.making.HardwareBench.Setup;
import org.nasgauge.tabular.making.HardwareBuild;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Measure the latency of networks on this machine, and write a hardware table.",
        description = {
            "",
            "Each isomorphism class of a space is measured untrained, at the published scale: through ONNX Runtime, after"
                    + " its answer was compared with the tape's, or through the tape itself, whose columns begin with 'tape-'."
                    + " Networks share rounds with a reference and an empty"
                    + " network. What was measured is in a journal in DIR.work at once, so that it can be stopped or killed;"
                    + " run again, it goes on. Recipes take the columns by 'properties-from'.",
            "With --again it measures a sample of a hardware table anew and says how well ranks and values agree.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge profile nasbench201-729 --out cpu --batch 1,32",
            "  nasgauge profile nasbench201 --out both --with onnx,tape --also memory",
            "  nasgauge profile nasbench201 --out some --sample 100",
            "  nasgauge profile 5 1462 --space nasbench201 --out two",
            "  nasgauge profile --again cpu --sample 50",
        })
final class ProfileCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TABLE|SPACE|ARCH",
            arity = "0..*",
            description = "A space, a table whose space is meant, or with --space architectures of it")
    private List<String> what = new ArrayList<>();

    @Option(names = "--space", paramLabel = "SPACE", description = "The space of the architectures that are named")
    private Optional<String> space = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "The table folder to write")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "The table's name (default: SPACE-hardware)")
    private Optional<String> name = Optional.empty();

    @Option(names = "--again", paramLabel = "DIR", description = "Measure a sample of this hardware table anew")
    private Optional<String> again = Optional.empty();

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "N",
            description = "Images at a time, each measured by itself (default: 1)")
    private List<Integer> batches = List.of(1);

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "RUNTIME",
            description = "What runs them: ${COMPLETION-CANDIDATES} (default: onnx)")
    private List<InferenceRuntime> runtimes = List.of(InferenceRuntime.ONNX);

    @Option(
            names = "--also",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "Columns beside latency: ${COMPLETION-CANDIDATES} (processor time, bytes on the Java heap, peak"
                            + " memory of a process of its own)")
    private List<Also> also = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N|all",
            description = "Of one operator in ONNX Runtime; the tape has one (default: ${DEFAULT-VALUE})")
    private String threads = "1";

    @Option(names = "--rounds", paramLabel = "N", description = "That count (default: ${DEFAULT-VALUE})")
    private int rounds = Settings.SURVEY.rounds();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Of each network in each round (default: ${DEFAULT-VALUE})")
    private int samples = Settings.SURVEY.samples();

    @Option(names = "--sample", paramLabel = "N", description = "Measure so many, drawn at random (default: all)")
    private Optional<Integer> sample = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Of weights, images and the order in rounds (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List.of(rounds, samples, sample.orElse(1)).forEach(ProfileCommand::requirePositive);
        batches.forEach(ProfileCommand::requirePositive);
        if (again.isPresent() == out.isPresent()) {
            throw UserError.at("profile", "it either writes a table or measures one anew", "Give --out or --again");
        }
        Map<String, Object> facts = again.isPresent() ? agreement(again.get()) : written(out.orElseThrow());
        format.print("profile", facts, spec.commandLine().getOut());
        return 0;
    }

    private static void requirePositive(int number) {
        if (number < 1) {
            throw UserError.at("profile", "a number is " + number, "Batches, threads, rounds and samples are from 1");
        }
    }

    private Map<String, Object> agreement(String folder) {
        if (!what.isEmpty() || space.isPresent()) {
            throw UserError.at("--again", "the table says what was measured", "Leave out everything but --sample");
        }
        Table table = Catalogue.standard().open(folder);
        Effort effort = Effort.of(table.name(), table.manifest().recipe());
        NetworkBench bench = NetworkBench.of("--again", table.space(), effort, Set.of(), Set.of());
        try (Progress progress = progressOption.of("measuring again")) {
            return new ProfiledAgain(table, bench).facts(sample.orElse(table.rows()), progress);
        }
    }

    private Map<String, Object> written(Path folder) {
        EnumerableSpace measured = measured();
        RowIndex rows = RowIndex.of(measured);
        List<Integer> chosen = chosen(measured, rows);
        SortedSet<InferenceRuntime> through = new TreeSet<>(runtimes);
        Effort effort = new Effort(rounds, samples, threads(through), Settings.SURVEY.warmUpLimitBlocks(), seed);
        NetworkBench bench = NetworkBench.of("profile", measured, effort, through, new TreeSet<>(also));
        List<Setup> setups = through.stream()
                .flatMap(runtime -> batches.stream().sorted().distinct().map(batch -> new Setup(runtime, batch)))
                .toList();
        HardwareBuild build = new HardwareBuild(bench, measured, rows, chosen, setups, Path.of(folder + ".work"));
        return Interruption.stopping(spec, build::stop, () -> {
            HardwareBuild.Progress reached = measure(build);
            TableWriter.write(build.draft(description(measured)), folder, true);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("table", folder.toString());
            facts.put("measured", reached.done() - reached.failed());
            facts.put("failed", reached.failed());
            facts.put("left", build.total() - reached.done());
            return facts;
        });
    }

    private int threads(Set<InferenceRuntime> through) {
        int count;
        if (threads.equals("all")) {
            count = Runtime.getRuntime().availableProcessors();
        } else if (threads.matches("[1-9][0-9]{0,3}")) {
            count = Integer.parseInt(threads);
        } else {
            throw UserError.at("--threads", "no number of threads: " + threads, "Give one from 1, or 'all'");
        }
        if (count > 1 && through.contains(InferenceRuntime.TAPE)) {
            throw UserError.at("--threads", "the tape runs on one thread", "Measure it by itself, in another table");
        }
        return count;
    }

    private HardwareBuild.Progress measure(HardwareBuild build) {
        try (Progress progress = progressOption.of("measuring")) {
            return build.run(state -> progress.reached(
                    state.done(), build.total(), state.failed() > 0 ? state.failed() + " failed" : ""));
        }
    }

    private EnumerableSpace measured() {
        if (space.isPresent()) {
            return Installed.enumerable("--space", space.get());
        }
        if (what.size() != 1) {
            throw UserError.at(
                    "profile",
                    what.size() + " things to measure",
                    "Name one space or table; architectures with --space");
        }
        return KnownSpaces.installed().names().contains(what.get(0))
                ? Installed.enumerable("profile", what.get(0))
                : Catalogue.standard().open(what.get(0)).space();
    }

    /** Rows in the fixed pseudo-random order of builds, so that any first part is an unbiased sample. */
    private List<Integer> chosen(EnumerableSpace measured, RowIndex rows) {
        Stream<Integer> all = space.isPresent() && !what.isEmpty()
                ? what.stream()
                        .map(text -> rows.row(Installed.number("profile", measured, text)))
                        .distinct()
                : BuildPlan.order(rows.rows()).boxed();
        return all.limit(sample.orElse(Integer.MAX_VALUE)).toList();
    }

    private Description description(EnumerableSpace measured) {
        return new Description(
                name.orElse(measured.name() + "-hardware"),
                "no data",
                "Latency of untrained networks of the space " + measured.name()
                        + " on the machine that table.json describes. A number behind a name is the batch size.",
                "Measured by 'nasgauge profile'; the protocol's settings are stated in table.json.",
                "Apache-2.0");
    }
}
