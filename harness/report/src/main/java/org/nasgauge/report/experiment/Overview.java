package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.engine.manifest.BenchmarkFacts;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.record.SeveralFolders.Repeat;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.analysis.FrontComparison;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Block.Fact;
import org.nasgauge.report.document.Block.Facts;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.text.Decimals;

/** What was run. */
final class Overview {
    private Overview() {}

    static Section of(Analysis analysis) {
        Manifest manifest = analysis.manifest();
        BenchmarkFacts benchmark = manifest.benchmark();
        String unit = benchmark.objective().unit().symbol();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("benchmark", "Benchmark", benchmark.name() + ", search space " + benchmark.space()));
        facts.add(Fact.of(
                "objective",
                "Objective",
                Wording.withUnit(benchmark.objective().name(), unit) + ", "
                        + Wording.goal(benchmark.objective().direction())));
        manifest.objectives().ifPresent(objectives -> add(objectives, analysis, facts));
        facts.add(Fact.of(
                "judged_on", "Judged on", "test, " + judged(benchmark.fidelity().toString(), benchmark.testSeeds())));
        facts.add(Fact.of(
                "shown_to_strategies", "Shown to strategies", "validation, " + seeds(benchmark.validationSeeds())));
        facts.add(new Fact(
                "optimum",
                Wording.withUnit("True optimum", unit),
                benchmark.optimum().isPresent()
                        ? new Cell.Real(
                                benchmark.optimum().getAsDouble(),
                                Wording.regretDecimals(
                                        benchmark.objective(),
                                        benchmark.optimum().getAsDouble()))
                        : new Cell.Text("not known")));
        manifest.budget().ifPresent(budget -> {
            facts.add(Fact.of("budget", "Budget of a run", Wording.budget(budget)));
            facts.add(Fact.of("budget_edge", "At the budget’s edge", Wording.edge(budget.edge())));
            if (!benchmark.timed()) {
                facts.add(
                        Fact.of(
                                "clock",
                                "Clock",
                                "none: the benchmark does not know the seconds of its trainings, so that what needs them is left out"));
            }
            if (budget.workers() > 1) {
                facts.add(Fact.of("workers", "Workers", Wording.workers(budget)));
            }
            if (budget.checkpoints()) {
                facts.add(Fact.of("checkpoints", "Checkpoints", Wording.checkpoints(budget)));
            }
        });
        manifest.baseline().ifPresent(label -> facts.add(Fact.of("baseline", "Baseline", label)));
        if (!manifest.estimations().isEmpty()) {
            facts.add(Fact.of("sample", "Rated by estimators", Wording.rated(manifest.rated())));
        }
        facts.add(Fact.of(
                "seeds",
                "Seeds",
                manifest.seeds() + " (" + Wording.counted(manifest.seeds().count(), "run") + " a study)"));
        facts.add(Fact.of("recorded", "Recorded", recorded(analysis)));
        if (!analysis.repeats().isEmpty()) {
            facts.add(Fact.of(
                    "repeats",
                    "Run in two folders",
                    analysis.repeats().stream().map(Overview::repeat).collect(Collectors.joining("; "))));
        }
        facts.add(Fact.of("version", "Version", "nasgauge " + manifest.version()));
        if (manifest.code().size() > 1) {
            facts.add(Fact.of(
                    "mixed_code", "Records of several codes are mixed, SHA-256", String.join(", ", manifest.code())));
        }
        facts.add(Fact.of("recipe_sha256", "Recipe, SHA-256", manifest.recipe()));
        facts.add(Fact.of("content_sha256", "Benchmark, SHA-256", benchmark.content()));
        List<Block> blocks = new ArrayList<>(List.of(new Facts("experiment", facts)));
        faults(analysis).ifPresent(blocks::add);
        return new Section("overview", "", blocks);
    }

    private static Optional<Block> faults(Analysis analysis) {
        List<Table.Row> rows = new ArrayList<>();
        analysis.faults()
                .forEach((study, faults) -> rows.add(Table.Row.of(
                        new Cell.Text(study.label()),
                        new Cell.Whole(faults.faulty()),
                        new Cell.Whole(faults.runs()),
                        new Cell.Text(faults.first()),
                        new Cell.Text(faults.diagnosis().orElse("")))));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "faults",
                        "Faulty studies: they have no mean, no rank and no test. The first fault of each, and the file beside"
                                + " the records that says more of it.",
                        List.of(
                                new Column("study", "Study", Column.Kind.TEXT),
                                new Column("faulty", "Faulty", Column.Kind.WHOLE),
                                new Column("runs", "Runs", Column.Kind.WHOLE),
                                new Column("first", "First fault", Column.Kind.TEXT),
                                new Column("file", "File", Column.Kind.TEXT)),
                        rows));
    }

    private static void add(ObjectiveFacts objectives, Analysis analysis, List<Fact> facts) {
        if (!objectives.further().isEmpty()) {
            facts.add(Fact.of(
                    "further_objectives",
                    "Further objectives",
                    objectives.further().stream()
                            .map(metric -> Wording.withUnit(
                                            metric.name(), metric.unit().symbol())
                                    + ", " + Wording.goal(metric.direction()))
                            .collect(Collectors.joining("; "))));
        }
        if (!objectives.limits().isEmpty()) {
            facts.add(Fact.of(
                    "limits",
                    "Limits",
                    objectives.limits().stream()
                            .map(limit -> limit.metric().name()
                                    + (limit.metric().direction() == Direction.MINIMIZE ? " at most " : " at least ")
                                    + Decimals.shortest(limit.bound()))
                            .collect(Collectors.joining("; "))));
        }
        analysis.fronts()
                .map(FrontComparison::yardstick)
                .ifPresent(yardstick -> facts.add(
                        Fact.of("reference_point", "Reference point of hypervolumes", Wording.point(yardstick))));
    }

    private static String judged(String fidelity, String seeds) {
        return "after " + fidelity + " epochs, " + seeds(seeds);
    }

    private static String seeds(String policy) {
        if (policy.equals("random")) {
            return "one training drawn at random for every evaluation";
        }
        if (policy.equals("mean")) {
            return "mean over all trainings";
        }
        return policy.startsWith("mean>=")
                ? "mean over at least " + policy.substring("mean>=".length()) + " trainings"
                : "the training with seed " + policy;
    }

    private static String repeat(Repeat repeat) {
        String both = repeat.one() + " and " + repeat.other();
        return repeat.first().isPresent()
                ? both + " DIFFER in " + repeat.differing() + " of " + Wording.counted(repeat.shared(), "run")
                        + ", first under seed " + repeat.first().getAsLong() + ": they are not reproduced"
                : both + ": the same study, with the same records of " + Wording.counted(repeat.shared(), "run");
    }

    private static String recorded(Analysis analysis) {
        long recorded = IntStream.concat(
                        analysis.searches().results().stream().mapToInt(SearchResult::runs),
                        analysis.estimations().stream().mapToInt(EstimatorResult::runs))
                .asLongStream()
                .sum();
        Manifest manifest = analysis.manifest();
        long all = (long) manifest.seeds().count()
                * (manifest.searches().size() + manifest.estimations().size());
        String torn = analysis.torn().isEmpty()
                ? ""
                : "; the last record is not whole, and left out, of " + String.join(", ", analysis.torn());
        return recorded == all
                ? "all " + Wording.counted(all, "run") + torn
                : recorded + " of " + Wording.counted(all, "run") + "; the experiment has not ended" + torn;
    }
}
