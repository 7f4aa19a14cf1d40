package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
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
            "  nasgauge table build --space nasbench201 --only chosen.txt \\",
            "    --seeds 100,101 --set epochs=16 --out longer",
        })
final class TableBuildCommand implements Callable<Integer> {
    @Mixin
    private TableMaking making = new TableMaking();

    @Option(
            names = "--first",
            paramLabel = "SPACE",
            description = "A sub-space whose classes are trained under every seed before the others begin")
    private Optional<String> first = Optional.empty();

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

    @Option(
            names = "--only",
            paramLabel = "FILE",
            description =
                    "Of all this, only the classes of the architectures in a text file: one a line, in the field's own form"
                            + " or by its number in the space; what begins with # is a comment")
    private Optional<Path> only = Optional.empty();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Table> bases = new ArrayList<>();
        extend.forEach(table -> bases.add(Catalogue.standard().open(table)));
        Trainer opened = trainer(bases);
        BuildPlan all = plan();
        Optional<Set<Integer>> listed = only.map(file -> ArchitectureList.rows(file, all.space(), all.rowIndex()));
        BuildPlan plan = making.part(listed.map(all::only).orElse(all));
        Path journals = work.orElseGet(making::work);
        Optional<Race> race = race();
        TableBuild build = new TableBuild(opened, plan, journals, bases, race);
        return Interruption.stopping(spec, build::stop, () -> {
            TableBuild.Progress reached = train(build);
            TableWriter.write(
                    new TableAssembly(opened, bases, List.of(journals))
                            .draft(plan.space(), seeds(race), description(opened, listed)),
                    making.out(),
                    true);
            tell(reached);
            return 0;
        });
    }

    /** A table is extended as it was made, but for what --set says. */
    private Trainer trainer(List<Table> bases) {
        TrainerProvider provider = Installed.trainer("--trainer", making.trainer());
        Map<String, Object> given = new LinkedHashMap<>();
        bases.stream()
                .findFirst()
                .ifPresent(
                        base -> given.putAll(provider.settings(base.manifest().recipe())));
        given.putAll(making.settings().typed());
        given.putIfAbsent("data", making.data());
        return provider.open("--data or --set", Installed.space("--space", making.space()), given);
    }

    private TableBuild.Progress train(TableBuild build) {
        try (Progress progress = progressOption.of("training")) {
            return build.run(
                    making.threads(),
                    making.limit(),
                    state -> progress.reached(state.done(), state.total(), detail(state)));
        }
    }

    private void tell(TableBuild.Progress reached) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(reached.done() + " of " + reached.total() + " trainings are in " + making.out()
                + (reached.failed() > 0 ? ", " + reached.failed() + " of them failed" : "")
                + (reached.isComplete() ? "" : "; the same command goes on"));
        terminal.flush();
    }

    private Optional<Race> race() {
        if (best.isPresent() && making.isShard()) {
            throw UserError.at(
                    "--best", "a shard has a part of the classes", "Merge the shards first, and --extend them");
        }
        if (best.isPresent() && only.isPresent()) {
            throw UserError.at("--best", "--only lists a part of the classes", "Leave out one of the two");
        }
        try {
            return best.map(share -> new Race(share, most));
        } catch (IllegalArgumentException e) {
            throw UserError.at("--best or --most", String.valueOf(e.getMessage()), "As in --best 0.05 --most 10", e);
        }
    }

    /** The seeds of the table. */
    private List<Integer> seeds(Optional<Race> race) {
        return IntStream.concat(
                        making.seeds().stream().mapToInt(seed -> seed),
                        IntStream.range(0, race.map(Race::most).orElse(0)))
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    private BuildPlan plan() {
        int several = repeat.orElse(Integer.MAX_VALUE);
        EnumerableSpace space = Installed.enumerable("--space", making.space());
        return first.map(sub -> BuildPlan.of(space, Installed.enumerable("--first", sub), making.seeds(), several))
                .orElseGet(() -> BuildPlan.of(space, making.seeds(), several));
    }

    private static String detail(TableBuild.Progress state) {
        return state.failed() > 0 ? state.failed() + " failed" : "";
    }

    private Description description(Trainer opened, Optional<Set<Integer>> listed) {
        String networks = listed.map(rows -> rows.size() + " listed networks").orElse("Every distinct network");
        String others = listed.isPresent() ? "; what was neither listed nor trained before is missing" : "";
        return new Description(
                making.name(making.space() + "-" + making.data()),
                opened.recipe().getOrDefault("data", making.data()),
                networks + " of the space " + making.space() + ", trained live by the trainer " + making.trainer()
                        + others + ".",
                "Trained by 'nasgauge table build'; recipe and machine are stated in table.json.",
                "Apache-2.0");
    }
}
