package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.making.Race;
import org.nasgauge.tabular.making.TableAssembly;
import org.nasgauge.tabular.making.TableBuild;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Train every network of a space and write a table.",
        description = {
            "",
            "Each isomorphism class is trained once a seed, by the trainer's standard recipe, or that of the"
                    + " table that is extended, but for what --set says. Every"
                    + " finished training goes into a journal in the work folder at once, so a build can be stopped or killed at any time;"
                    + " run again, it goes on. What is there when it ends becomes a table; what is not is missing: not"
                    + " trained.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge table build --space nasbench201-729 --seeds 0,1,2 --out mine",
            "  nasgauge table build --space nasbench201 --first nasbench201-729 \\",
            "    --extend mine --hours 10 --out larger",
            "  nasgauge table build --space nasbench201 --repeat 1548 --best 0.05 \\",
            "    --out told-apart",
        })
final class TableBuildCommand implements Callable<Integer> {
    @Option(names = "--space", required = true, paramLabel = "SPACE", description = "The search space")
    private String space = "";

    @Option(
            names = "--first",
            paramLabel = "SPACE",
            description = "A sub-space whose classes are trained under every seed before the others begin")
    private Optional<String> first = Optional.empty();

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "The live-training backend (default: ${DEFAULT-VALUE}); see 'nasgauge list trainers'")
    private String trainer = "tape";

    @Option(names = "--data", paramLabel = "NAME", description = "The data set (default: ${DEFAULT-VALUE})")
    private String data = "fashion-mnist";

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "SEED",
            description = "Training seeds, separated by commas (default: 0,1,2)")
    private List<Integer> seeds = List.of(0, 1, 2);

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The table folder to write")
    private Path out = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "The table's name (default: SPACE-DATA)")
    private Optional<String> name = Optional.empty();

    @Option(names = "--work", paramLabel = "DIR", description = "The folder of the journals (default: DIR.work)")
    private Optional<Path> work = Optional.empty();

    @Option(
            names = "--extend",
            paramLabel = "TABLE",
            description =
                    "A table whose trainings are kept to the bit and not done again, and whose recipe is kept; may be given"
                            + " several times")
    private List<String> extend = List.of();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts of the trainings, to split a build over machines")
    private Optional<String> shard = Optional.empty();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description =
                    "How many classes, the first of the pseudo-random order, are trained under the seeds behind the first"
                            + " (default: all)")
    private Optional<Integer> repeat = Optional.empty();

    @Option(
            names = "--best",
            paramLabel = "SHARE",
            description = {
                "Then, in rounds, train again whatever may still belong to this share of the classes, as in 0.05, with 95 %%"
                        + " confidence, until each has as many trainings as --most says"
            })
    private Optional<Double> best = Optional.empty();

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Trainings of a class that may be among the best (default: ${DEFAULT-VALUE})")
    private int most = 10;

    @Option(names = "--hours", paramLabel = "H", description = "Begin no training after this time")
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
        List<Table> bases = new ArrayList<>();
        extend.forEach(table -> bases.add(Catalogue.standard().open(table)));
        Trainer opened = trainer(bases);
        List<Integer> ordered = seeds.stream().sorted().distinct().toList();
        BuildPlan plan = plan(ordered);
        Path journals = work.orElseGet(() -> Path.of(out + ".work"));
        Optional<Race> race = race();
        TableBuild build = new TableBuild(opened, plan, journals, bases, race);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(build, ended), "stop the build"));
        try {
            TableBuild.Progress reached = Interruption.during(spec, () -> train(build));
            TableWriter.write(
                    new TableAssembly(opened, bases, List.of(journals))
                            .draft(plan.space(), listed(ordered, race), description(opened)),
                    out,
                    true);
            tell(reached);
        } finally {
            ended.countDown();
        }
        return 0;
    }

    /** A table is extended as it was made, but for what --set says. */
    private Trainer trainer(List<Table> bases) {
        TrainerProvider provider = Installed.trainer("--trainer", trainer);
        Map<String, Object> given = new LinkedHashMap<>();
        bases.stream()
                .findFirst()
                .ifPresent(
                        base -> given.putAll(provider.settings(base.manifest().recipe())));
        given.putAll(settings.typed());
        given.putIfAbsent("data", data);
        return provider.open("--data or --set", Installed.space("--space", space), given);
    }

    private TableBuild.Progress train(TableBuild build) {
        try (Progress progress = progressOption.of("training")) {
            return build.run(
                    workers.threads(),
                    hours.map(h -> Duration.ofSeconds(Math.round(h * 3600))),
                    state -> progress.reached(state.done(), state.total(), detail(state)));
        }
    }

    /** An interrupt keeps the trainings under way: they take seconds. */
    private static void stopAndWait(TableBuild build, CountDownLatch ended) {
        build.stop();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(TableBuild.Progress reached) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(reached.done() + " of " + reached.total() + " trainings are in " + out
                + (reached.failed() > 0 ? ", " + reached.failed() + " of them failed" : "")
                + (reached.isComplete() ? "" : "; the same command goes on"));
        terminal.flush();
    }

    private Optional<Race> race() {
        if (best.isPresent() && shard.isPresent()) {
            throw UserError.at(
                    "--best", "a shard has a part of the classes", "Merge the shards first, and --extend them");
        }
        try {
            return best.map(share -> new Race(share, most));
        } catch (IllegalArgumentException e) {
            throw UserError.at("--best or --most", String.valueOf(e.getMessage()), "As in --best 0.05 --most 10", e);
        }
    }

    /** The seeds of the table. */
    private static List<Integer> listed(List<Integer> ordered, Optional<Race> race) {
        return IntStream.concat(
                        ordered.stream().mapToInt(seed -> seed),
                        IntStream.range(0, race.map(Race::most).orElse(0)))
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    private BuildPlan plan(List<Integer> ordered) {
        int several = repeat.orElse(Integer.MAX_VALUE);
        BuildPlan whole = first.map(sub -> BuildPlan.of(
                        Installed.enumerable("--space", space), Installed.enumerable("--first", sub), ordered, several))
                .orElseGet(() -> BuildPlan.of(Installed.enumerable("--space", space), ordered, several));
        return shard.map(text -> whole.part(BuildPlan.Shard.parse(text))).orElse(whole);
    }

    private static String detail(TableBuild.Progress state) {
        return state.failed() > 0 ? state.failed() + " failed" : "";
    }

    private Description description(Trainer opened) {
        return new Description(
                name.orElse(space + "-" + data),
                opened.recipe().getOrDefault("data", data),
                "Every distinct network of the space " + space + ", trained live by the trainer " + trainer + ".",
                "Trained by 'nasgauge table build'; recipe and machine are stated in table.json.",
                "Apache-2.0");
    }
}
