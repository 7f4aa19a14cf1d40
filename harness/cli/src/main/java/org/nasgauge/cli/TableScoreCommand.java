package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    @Mixin
    private TableMaking making = new TableMaking();

    @Option(
            names = "--proxies",
            split = ",",
            paramLabel = "NAME",
            description = "Which proxies, as 'nasgauge list estimators' names them (default: all)")
    private List<String> proxies = List.of();

    @Option(
            names = "--work",
            split = ",",
            paramLabel = "DIR",
            description = "The folder of the journals, and after it those of other shards (default: DIR.work)")
    private List<Path> work = List.of();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, Object> given = making.settings().typed();
        given.putIfAbsent("data", making.data());
        BuildPlan plan = making.part(BuildPlan.of(Installed.enumerable("--space", making.space()), making.seeds()));
        List<Path> folders = work.isEmpty() ? List.of(making.work()) : work;
        ScoreBuild build = new ScoreBuild(
                Proxies.scorer(
                        "--data or --set",
                        Installed.trainer("--trainer", making.trainer()),
                        plan.space(),
                        given,
                        proxies),
                plan,
                folders.get(0));
        return Interruption.stopping(spec, build::stop, () -> {
            int total = plan.jobs().size();
            int done = score(build, total);
            TableWriter.write(build.draft(description(), folders.subList(1, folders.size())), making.out(), true);
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.println(done + " of " + total + " networks and seeds are scored in " + making.out()
                    + (done == total ? "" : "; the same command goes on"));
            terminal.flush();
            return 0;
        });
    }

    private int score(ScoreBuild build, int total) {
        try (Progress progress = progressOption.of("scoring")) {
            return build.run(making.threads(), making.limit(), done -> progress.reached(done, total, ""));
        }
    }

    private Description description() {
        return new Description(
                making.name(making.space() + "-" + making.data() + "-proxies"),
                making.data(),
                "Zero-cost proxies of every distinct network of the space " + making.space()
                        + ", before training; greater is better. A number behind a name is the seed, without one it is the"
                        + " first.",
                "Scored by 'nasgauge table score'; the recipe is stated in table.json.",
                "Apache-2.0");
    }
}
