package org.nasgauge.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.making.RescoreCheck;
import org.nasgauge.tabular.making.RetrainCheck;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Check the files of a table, and train a random sample of its rows again.",
        description = {
            "",
            "In the environment that the table was made in, every value of every epoch must be the same to the bit"
                    + " (seconds apart). Elsewhere rounding differs and grows over the epochs: there each final accuracy"
                    + " must agree within --points, and the mean of their differences within three of its standard"
                    + " errors, so that a shift of all is seen.",
            "",
            "Exit code: 0 all agree, 3 something differs, 2 the table is damaged or was made by another recipe.",
            ""
        })
final class TableVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "A name of 'nasgauge table list', or the path of a table folder")
    private String name = "";

    @Option(
            names = "--retrain",
            paramLabel = "N",
            description = "Trainings to do again (default: ${DEFAULT-VALUE}; 0: only check the files)")
    private int sample = 5;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Which trainings are drawn (default: ${DEFAULT-VALUE})")
    private long seed = 0;

    @Option(
            names = "--points",
            paramLabel = "P",
            description = "How far a final accuracy may be off in another environment (default: ${DEFAULT-VALUE})")
    private double points = 1.5;

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "The backend that made it (default: ${DEFAULT-VALUE})")
    private String trainer = "tape";

    @Mixin
    private Workers workers = new Workers();

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (sample < 0) {
            throw UserError.at("--retrain", sample + " trainings; expected at least 0", "0 only checks the files");
        }
        Table table = Catalogue.standard().open(name);
        table.verifyChecksums();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("table", table.name());
        facts.put("files", "every checksum agrees");
        List<RetrainCheck.Retrained> again = List.of();
        if (table.manifest().recipe().isEmpty()) {
            facts.put("retrained", "nothing: the numbers were imported, and no recipe is known");
        } else if (!Proxies.names(table.manifest().recipe()).isEmpty()) {
            Ending ending = rescore(table, facts);
            format.print(name, facts, spec.commandLine().getOut());
            return ending.code();
        } else if (sample > 0) {
            TrainerProvider provider = Installed.trainer("--trainer", trainer);
            Trainer opened = provider.open(
                    "table " + table.name(),
                    table.space(),
                    provider.settings(table.manifest().recipe()));
            RetrainCheck check = new RetrainCheck(table, opened, points);
            facts.put("environment", check.isSameEnvironment() ? "the one that made the table" : "another one");
            again = retrain(check, check.sample(sample, seed));
            facts.put("retrained", again.stream().map(TableVerifyCommand::facts).toList());
            facts.put("in-all", inAll(RetrainCheck.Balance.of(again)));
        }
        PrintWriter out = spec.commandLine().getOut();
        format.print(name, facts, out);
        return RetrainCheck.Balance.of(again).isAgreed() ? Ending.DONE.code() : Ending.FAULTY.code();
    }

    private Ending rescore(Table table, Map<String, Object> facts) {
        TrainerProvider provider = Installed.trainer("--trainer", trainer);
        RescoreCheck check = new RescoreCheck(
                table,
                Proxies.scorer(
                        "table " + table.name(),
                        provider,
                        table.space(),
                        provider.settings(table.manifest().recipe()),
                        Proxies.names(table.manifest().recipe())));
        List<RescoreCheck.Rescored> again =
                check.sample(sample, seed).stream().map(check::rescore).toList();
        facts.put("scored-again", again.stream().map(TableVerifyCommand::facts).toList());
        return again.stream().allMatch(one -> one.difference().isEmpty()) ? Ending.DONE : Ending.FAULTY;
    }

    private static Map<String, Object> facts(RescoreCheck.Rescored one) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("architecture", one.architecture());
        facts.put("seed", one.seed());
        facts.put("agreement", one.difference().isEmpty() ? "the same scores" : "differs");
        one.difference().ifPresent(difference -> facts.put("first-difference", difference));
        return facts;
    }

    private static Map<String, Object> inAll(RetrainCheck.Balance balance) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(RetrainCheck.Agreement.SAME_BITS.words(), balance.sameBits());
        facts.put(RetrainCheck.Agreement.WITHIN_BOUNDS.words(), balance.withinBounds());
        facts.put(RetrainCheck.Agreement.DIFFERS.words(), balance.differ());
        facts.put("mean-shift-of-test-accuracy", balance.meanShift());
        facts.put("its-standard-error", balance.standardError());
        facts.put("systematic", balance.isSystematic());
        return facts;
    }

    private List<RetrainCheck.Retrained> retrain(RetrainCheck check, List<BuildPlan.Job> jobs)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(workers.threads());
        try (Progress progress = progressOption.of("training again")) {
            AtomicInteger done = new AtomicInteger();
            List<Future<RetrainCheck.Retrained>> running = new ArrayList<>();
            for (BuildPlan.Job job : jobs) {
                running.add(pool.submit(() -> {
                    RetrainCheck.Retrained one = check.retrain(job);
                    progress.reached(done.incrementAndGet(), jobs.size(), "");
                    return one;
                }));
            }
            List<RetrainCheck.Retrained> again = new ArrayList<>();
            for (Future<RetrainCheck.Retrained> one : running) {
                again.add(one.get());
            }
            return again;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a training broke down", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Map<String, Object> facts(RetrainCheck.Retrained one) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("architecture", one.architecture());
        facts.put("seed", one.seed());
        facts.put("agreement", one.agreement().words());
        one.firstDifference().ifPresent(difference -> {
            facts.put("first-difference", difference);
            facts.put("final-accuracy-off-by", one.finalDifference());
        });
        return facts;
    }
}
