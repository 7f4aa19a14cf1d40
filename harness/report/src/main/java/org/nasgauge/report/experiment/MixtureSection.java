package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.report.analysis.RunSummary;
import org.nasgauge.report.analysis.SearchComparison;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Summary;

/** Searches that weigh choices against each other: how the weights went, and whether, when and why a search degenerated. */
final class MixtureSection {
    private static final int DECIMALS = 3;

    private final List<Mixtures> studies;
    private final Measure measure;

    private MixtureSection(List<Mixtures> studies, Measure measure) {
        this.studies = studies;
        this.measure = measure;
    }

    /** None where no strategy has a mixture. */
    static Optional<Section> of(SearchComparison comparison) {
        List<Mixtures> studies = studies(comparison);
        MixtureSection mixtures = new MixtureSection(studies, Measure.of(comparison.yardstick()));
        return studies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("mixtures", "Mixture weights and collapse", mixtures.blocks()));
    }

    private static List<Mixtures> studies(SearchComparison comparison) {
        return comparison.results().stream()
                .map(Mixtures::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(ends(), collapse()));
        blocks.addAll(MixtureFigures.of(studies));
        return blocks;
    }

    private Table ends() {
        List<Row> rows = new ArrayList<>();
        for (Mixtures study : studies) {
            List<MixtureTrail.Epoch> last =
                    study.searches().stream().map(Mixtures.Search::last).toList();
            Summary skips = Summary.of(last.stream()
                    .mapToDouble(
                            epoch -> (double) epoch.skips() / epoch.weights().size())
                    .toArray());
            rows.add(Row.of(
                    new Cell.Text(study.label()),
                    new Cell.Whole(last.size()),
                    new Cell.Real(mean(last.stream().mapToDouble(MixtureTrail.Epoch::number)), 1),
                    new Cell.Mean(skips.mean(), skips.standardError(), DECIMALS),
                    new Cell.Real(mean(last.stream().mapToDouble(MixtureSection::largest)), DECIMALS),
                    eigenvalue(study)));
        }
        return new Table(
                "mixtures",
                "How the weights of the searches end, in mean over the searches of all runs.",
                List.of(
                        new Column("strategy", "Strategy", Kind.TEXT),
                        new Column("searches", "Searches", Kind.WHOLE),
                        new Column("epochs", "Epochs", Kind.NUMBER),
                        new Column("skips", "Share of skips ± s.e.", Kind.MEAN),
                        new Column("largest_weight", "Largest weight", Kind.NUMBER),
                        new Column("eigenvalue", "Greatest eigenvalue", Kind.NUMBER)),
                rows);
    }

    private static double mean(DoubleStream values) {
        return Summary.of(values.toArray()).mean();
    }

    /** The largest weight of a decision, in mean over the decisions. */
    private static double largest(MixtureTrail.Epoch epoch) {
        return mean(epoch.weights().stream()
                .mapToDouble(weights ->
                        weights.stream().mapToDouble(weight -> weight).max().orElseThrow()));
    }

    private static Cell eigenvalue(Mixtures study) {
        double[] greatest = study.searches().stream()
                .map(search -> search.epochs().stream()
                        .flatMapToDouble(epoch -> epoch.eigenvalue().stream())
                        .max())
                .flatMapToDouble(found -> found.stream())
                .toArray();
        return greatest.length == 0
                ? new Cell.Missing("not looked at")
                : new Cell.Real(Summary.of(greatest).mean(), DECIMALS);
    }

    private Table collapse() {
        List<Row> rows = new ArrayList<>();
        for (Mixtures study : studies) {
            study.rules().forEach(rule -> rows.add(row(study, rule)));
        }
        return new Table(
                "collapse",
                "Which searches degenerated, by which rule: those that showed its sign at some time, those that did to the end,"
                        + " the median of the epochs since which these did, and the mean " + measure.label()
                        + " of runs whose search ended so, and of the others.",
                List.of(
                        new Column("strategy", "Strategy", Kind.TEXT),
                        new Column("rule", "Rule", Kind.TEXT),
                        new Column("searches", "Searches", Kind.WHOLE),
                        new Column("at_times", "At times", Kind.WHOLE),
                        new Column("degenerated", "In the end", Kind.WHOLE),
                        new Column("epoch", "Since epoch", Kind.NUMBER),
                        new Column(
                                measure.key() + "_with",
                                measure.isRegret() ? "Regret, with" : "Test, with",
                                Kind.NUMBER),
                        new Column(
                                measure.key() + "_without",
                                measure.isRegret() ? "Regret, without" : "Test, without",
                                Kind.NUMBER)),
                rows);
    }

    private Row row(Mixtures study, String rule) {
        double[] since =
                study.lasting(rule).mapToDouble(MixtureTrail.Sign::from).toArray();
        return Row.of(
                new Cell.Text(study.label()),
                new Cell.Text(rule),
                new Cell.Whole(study.searches().size()),
                new Cell.Whole(study.degenerated(rule)),
                new Cell.Whole(since.length),
                since.length == 0
                        ? new Cell.Missing("no search ended so")
                        : new Cell.Real(Summary.of(since).median(), 1),
                judged(study.runs(rule, true), "no run ended so"),
                judged(study.runs(rule, false), "all runs ended so"));
    }

    private Cell judged(Stream<RunSummary> runs, String none) {
        double[] values = runs.map(run -> measure.isRegret() ? run.regret() : run.test())
                .map(Finding::toOptional)
                .flatMap(Optional::stream)
                .mapToDouble(value -> value)
                .toArray();
        return values.length == 0
                ? new Cell.Missing(none)
                : new Cell.Real(Summary.of(values).mean(), measure.decimals(100));
    }

    /** Every sign of every search, with its reason; none where no strategy has a mixture. */
    static Optional<Table> signs(SearchComparison comparison) {
        List<Row> rows = new ArrayList<>();
        for (SearchResult result : comparison.results()) {
            for (RunSummary run : result.each()) {
                run.mixtures()
                        .ifPresent(trail -> trail.signs()
                                .forEach(sign -> rows.add(Row.of(
                                        new Cell.Text(result.study().label()),
                                        new Cell.Text(result.study().id()),
                                        new Cell.Whole(run.seed()),
                                        new Cell.Whole(sign.search()),
                                        new Cell.Whole(sign.from()),
                                        new Cell.Whole(sign.to()),
                                        new Cell.Text(sign.rule()),
                                        new Cell.Text(sign.reason())))));
            }
        }
        return studies(comparison).isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "collapse-signs",
                        "Every stretch of epochs in which a search had degenerated: by which rule, and why.",
                        List.of(
                                new Column("strategy", "Strategy", Kind.TEXT),
                                new Column("study", "Study", Kind.TEXT),
                                new Column("seed", "Seed", Kind.WHOLE),
                                new Column("search", "Search", Kind.WHOLE),
                                new Column("from_epoch", "From epoch", Kind.WHOLE),
                                new Column("to_epoch", "To epoch", Kind.WHOLE),
                                new Column("rule", "Rule", Kind.TEXT),
                                new Column("reason", "Reason", Kind.TEXT)),
                        rows));
    }
}
