package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.making.ScoreBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Score every network of a space by zero-cost proxies and write a table.",
        description = {
            "",
            "Each isomorphism class is scored once a seed, as the networks that a trainer with these settings would train: a"
                    + " column a proxy, and one for its processor seconds. Every scored network goes into a journal in the"
                    + " work folder at once, so that it can be stopped or killed at any time; run again, it goes on. Recipes"
                    + " take the columns by 'properties-from'.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge table score --space nasbench201 --out scores",
            "  nasgauge table score --space nasbench201 --proxies synflow,naswot \\",
            "    --seeds 0 --out two",
            "  nasgauge table score --space nasbench201 --shard 1/2 --out scores",
            "    (on another machine: --shard 2/2)",
        })
final class TableScoreCommand implements Callable<Integer> {
    @Option(names = "--space", required = true, paramLabel = "SPACE", description = "The search space")
    private String space = "";

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "Whose networks are scored (default: ${DEFAULT-VALUE})")
    private String trainer = "tape";

    @Option(
            names = "--data",
            paramLabel = "NAME",
            description = "The data set that batches come from (default: ${DEFAULT-VALUE})")
    private String data = "fashion-mnist";

    @Option(
            names = "--proxies",
            split = ",",
            paramLabel = "NAME",
            description = "Which proxies, as 'nasgauge list estimators' names them (default: all)")
    private List<String> proxies = List.of();

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "SEED",
            description = "Under which seeds weights and batches are drawn (default: 0,1,2)")
    private List<Integer> seeds = List.of(0, 1, 2);

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The table folder to write")
    private Path out = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "The table's name (default: SPACE-DATA-proxies)")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--work",
            split = ",",
            paramLabel = "DIR",
            description = "The folder of the journals, and after it those of other shards (default: DIR.work)")
    private List<Path> work = List.of();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts of the networks, to split the work over machines")
    private Optional<String> shard = Optional.empty();

    @Option(names = "--hours", paramLabel = "H", description = "Begin no network after this time")
    private Optional<Double> hours = Optional.empty();

    @Mixin
    private TrainerSettings settings = new TrainerSettings();

    @Mixin
    private Workers workers = new Workers();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, Object> given = settings.typed();
        given.putIfAbsent("data", data);
        List<Integer> ordered = seeds.stream().sorted().distinct().toList();
        BuildPlan whole = BuildPlan.of(Installed.enumerable("--space", space), ordered);
        BuildPlan plan =
                shard.map(text -> whole.part(BuildPlan.Shard.parse(text))).orElse(whole);
        List<Path> folders = work.isEmpty() ? List.of(Path.of(out + ".work")) : work;
        ScoreBuild build = new ScoreBuild(
                Proxies.scorer(
                        "--data or --set", Installed.trainer("--trainer", trainer), plan.space(), given, proxies),
                plan,
                folders.get(0));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(build, ended), "stop scoring"));
        try {
            int done = Interruption.during(spec, () -> score(build, plan.jobs().size()));
            TableWriter.write(build.draft(description(), folders.subList(1, folders.size())), out, true);
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.println(done + " of " + plan.jobs().size() + " networks and seeds are scored in " + out
                    + (done == plan.jobs().size() ? "" : "; the same command goes on"));
            terminal.flush();
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private int score(ScoreBuild build, int total) {
        try (Progress progress = progressOption.of("scoring")) {
            return build.run(
                    workers.threads(),
                    hours.map(h -> Duration.ofSeconds(Math.round(h * 3600))),
                    done -> progress.reached(done, total, ""));
        }
    }

    /** An interrupt keeps what is under way: it takes less than a second. */
    private static void stopAndWait(ScoreBuild build, CountDownLatch ended) {
        build.stop();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Description description() {
        return new Description(
                name.orElse(space + "-" + data + "-proxies"),
                data,
                "Zero-cost proxies of every distinct network of the space " + space
                        + ", before training; greater is better. A number behind a name is the seed, without one it is the"
                        + " first.",
                "Scored by 'nasgauge table score'; the recipe is stated in table.json.",
                "Apache-2.0");
    }
}
