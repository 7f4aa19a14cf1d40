package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.AreaRange;
import org.nasgauge.report.analysis.FrontComparison;
import org.nasgauge.report.analysis.Standings;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Block.Definition;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.text.Decimals;

/** How each number is defined, for those that the report shows. */
final class Definitions {
    private Definitions() {}

    static Section of(Analysis analysis) {
        List<Definition> definitions = new ArrayList<>();
        if (!analysis.searches().results().isEmpty()) {
            addSearch(analysis, definitions);
        }
        analysis.fronts().ifPresent(fronts -> addFronts(fronts, definitions));
        if (!analysis.estimations().isEmpty()) {
            addEstimators(analysis, definitions);
        }
        definitions.add(new Definition(
                "Missing values",
                "Where one run has no result, its study has none: leaving the run out would compare other runs. The"
                        + " reason stands below the table."));
        return new Section("definitions", "How each number is defined", List.of(new Block.Definitions(definitions)));
    }

    private static void addSearch(Analysis analysis, List<Definition> definitions) {
        definitions.add(new Definition(
                "Incumbent",
                "The best architecture so far by validation, as the strategy saw it. It is judged on test, which no"
                        + " strategy sees."));
        if (analysis.searches().yardstick().isRegret()) {
            definitions.add(new Definition(
                    "Regret",
                    "How far the incumbent’s test value falls short of the true optimum: the best test value of all"
                            + " architectures in the table, not the best one found."));
        }
        definitions.add(new Definition(
                "Mean ± s.e.",
                "Over the runs of a study; the standard error is the sample standard deviation (divisor n − 1) over the"
                        + " square root of n."));
        definitions.add(new Definition(
                "Median, quartiles",
                "By linear interpolation between order statistics (type 7 of Hyndman and Fan, the default of NumPy and"
                        + " R). The interquartile range is their difference."));
        definitions.add(new Definition("Area", area(analysis.searches().areaRange())));
        definitions.add(new Definition(
                "Bands",
                "Student’s 95 % interval of the mean over runs at each budget by itself, cut off where it leaves the"
                        + " possible values. A curve starts where every run has an incumbent, and ends with the budget"
                        + " or where its first run ends."));
        addStandings(analysis.searches().standings(), definitions);
        boolean timed = analysis.manifest().benchmark().timed();
        analysis.manifest()
                .budget()
                .filter(budget -> timed)
                .ifPresent(budget -> definitions.add(new Definition(
                        "Clock",
                        "Simulated, with " + Wording.workers(budget) + "; " + Wording.checkpoints(budget)
                                + ". At the end of a budget in seconds, " + Wording.edge(budget.edge()) + ".")));
        definitions.add(new Definition(
                "Evaluations",
                "Mean number charged to a run, failed ones included. Distinct is how many architectures its trials were"
                        + " of, at whatever fidelity; isomorphic ones are one."));
        if (timed) {
            definitions.add(new Definition("Charged", new Charged(analysis.manifest()).toStrategies()));
        }
    }

    private static void addStandings(Standings standings, List<Definition> definitions) {
        if (standings.all().size() < 2) {
            return;
        }
        definitions.add(new Definition(
                "p, best",
                "Of the model confidence set (Hansen, Lunde and Nason, 2011): while a bootstrap over the runs finds that"
                        + " those left are not equal, the one with the greatest standardised mean leaves. Those above 0.05"
                        + " are the set that holds the best strategy in 95 % of experiments; between them this one does"
                        + " not tell."));
        if (standings.baseline().isEmpty()) {
            return;
        }
        definitions.add(new Definition(
                "Difference",
                "Of the mean from the baseline’s, worse above 0: Welch’s 95 % interval, each by itself. The baseline is "
                        + standings.baseline().orElseThrow().label()
                        + ", named before the runs: the best of the same runs would be a biased one."));
        definitions.add(new Definition(
                "P(worse)",
                "The share of pairs of runs in which this strategy’s run ends worse than the baseline’s, ties counting"
                        + " one half (Vargha and Delaney’s A12; 0.5 is no difference)."));
        definitions.add(new Definition(
                "p",
                "Two-sided Mann–Whitney test on the final values; exact for up to 100 runs of both strategies together,"
                        + " otherwise the normal limit with corrections for ties and continuity. «Holm» is adjusted for"
                        + " all comparisons of the table; better and worse are at 5 % of it, and «no worse» is what is"
                        + " found to be neither. A strategy whose runs are all the same is one observation, and not"
                        + " tested."));
    }

    private static void addFronts(FrontComparison fronts, List<Definition> definitions) {
        boolean known = fronts.yardstick().judgesTest();
        definitions.add(new Definition(
                "Front",
                "What kept all limits and nothing else dominated by validation, at the highest fidelity of the run. It is"
                        + " judged on "
                        + (known ? "test, by those of its points that dominate the others there." : "validation.")
                        + (fronts.results().stream()
                                        .anyMatch(result ->
                                                !result.study().predicted().isEmpty())
                                ? " A strategy that sees an objective as predicted chooses its front so; it is judged by the"
                                        + " measured value."
                                : "")));
        definitions.add(new Definition(
                "Hypervolume",
                "The volume that a front dominates above the reference point (" + Wording.point(fronts.yardstick())
                        + "), " + accuracy(fronts)
                        + (known
                                ? ", as a share of that of the true front: of all architectures in the table."
                                : ".")));
        if (known) {
            definitions.add(new Definition(
                    "IGD+",
                    "How far the front falls short of the points of the true front on average (Ishibuchi et al., 2015),"
                            + " each objective in shares of the way from the reference point to its best value; 0 is the"
                            + " true front. " + fronts.yardstick().truthOutside() + " of its "
                            + Wording.counted(fronts.yardstick().truth().size(), "point")
                            + " are in some objective no better than the reference point: outside the box that"
                            + " hypervolumes are measured in, they count here and not there."));
        }
        if (fronts.yardstick().objectives().size() == 2) {
            definitions.add(new Definition(
                    "Attainment surface",
                    "The line of the best values that at least half of the runs reach or exceed (the median empirical"
                            + " attainment surface of Grunert da Fonseca et al., 2001); its band lies between those of a"
                            + " quarter and of three quarters."));
        }
    }

    private static String accuracy(FrontComparison fronts) {
        return fronts.hypervolumeError() == 0
                ? "exactly"
                : "exactly for fronts of up to " + fronts.yardstick().exactUpTo()
                        + " points and by Monte Carlo for larger ones (Karp, Luby and Madras, 1989)";
    }

    private static String area(AreaRange range) {
        return "Normalised area under the anytime curve of a run: its mean over " + Wording.axis(range.axis()) + " "
                + Decimals.significant(range.from(), 6) + " to " + Decimals.shortest(range.last())
                + ", from a tenth of the budget to its end, whoever takes part. The table shows the mean over runs";
    }

    private static void addAgreement(Analysis analysis, List<Definition> definitions) {
        definitions.add(new Definition(
                "95 %, percentile and BCa",
                "Of a bootstrap over architectures (1,000 resamples, the same for all estimators): the quantiles of the"
                        + " resampled values, and these corrected for bias and acceleration (Efron and Tibshirani, 1993). They"
                        + " say what another sample of such architectures might give; the standard deviation over the runs"
                        + " holds the estimator’s own chance besides."));
        definitions.add(new Definition(
                "Pearson’s r", "Of the values themselves: it asks for a straight line, which ranks do not."));
        definitions.add(
                new Definition(
                        "τ-b, top 10 %",
                        "Among the best tenth by test value alone, with all that tie at the cut: whether the good are told apart."));
        definitions.add(new Definition(
                "Best of the first 10, regret of the first",
                "The best test value among the ten that the estimator puts first; and how far the very first falls short of"
                        + " the best rated one. In expectation where estimates tie."));
        definitions.add(new Definition(
                "p, and p of all pairs",
                "Two-sided, of a paired bootstrap of the difference of two ρ on the same architectures; and for all pairs at"
                        + " once, by the greatest of the standardised differences in each resample (Romano and Wolf, 2005),"
                        + " never below the first."));
        if (analysis.manifest().benchmark().ceiling().isPresent()) {
            definitions.add(new Definition(
                    "Of the ceiling",
                    "The value over that of one more training of the same architectures to its end: the mean over the"
                            + " trainings that the judge does not use, or whose value it can do without. Above 1, an estimator"
                            + " ranks them better than another training does."));
        }
    }

    private static void addEstimators(Analysis analysis, List<Definition> definitions) {
        definitions.add(new Definition(
                "Spearman’s ρ",
                "Pearson’s correlation of the ranks, ties with their average rank; computed in each run, then averaged"
                        + " over the runs. The standard error shows what the estimator’s own randomness and the choice"
                        + " of networks do."));
        definitions.add(new Definition(
                "95 %, one sample",
                "Where ρ over one random sample of so many networks lies: of the mean ρ as if it were that of one (Fisher’s z"
                        + " with the standard error of Bonett and Wright, 2000). More runs do not narrow it; ties make it"
                        + " approximate."));
        definitions.add(new Definition(
                "95 %, mean",
                "Of the mean of ρ over samples of so many networks: Student’s, from its standard error. Over all networks ρ"
                        + " may lie elsewhere: samples have fewer ties at the top."));
        definitions.add(new Definition(
                "ρ, all networks",
                "Spearman’s ρ once over all networks of the space, under the first seed, of estimators that look up what"
                        + " they ask for and learn from nothing: no sample, and no interval. The other columns are over the"
                        + " samples of the runs."));
        definitions.add(new Definition("n", "How many networks a run rated that have a final test value."));
        definitions.add(new Definition("Kendall τ-b", "Corrected for ties on both sides; mean over the runs."));
        definitions.add(new Definition(
                "Top 10 %",
                "Precision: the share of the best tenth by estimate that is in the best tenth by test value, in"
                        + " expectation where ties cross the boundary; mean over the runs. Guessing gets 0.1."));
        definitions.add(new Definition(
                "Tied",
                "How many networks share their estimate, or their test value, with another one; mean over the runs."));
        analysis.comparison().ifPresent(one -> addAgreement(analysis, definitions));
        analysis.manifest()
                .rated()
                .target()
                .ifPresent(target -> definitions.add(new Definition(
                        "RMSPE, within ±5 % and ±10 %",
                        "Of predictions of " + target
                                + " in its unit: the root of the mean square of (predicted − true) / true,"
                                + " where 0.1 is 10 %, and the shares of architectures whose predictions are at most so far"
                                + " off. An estimator that only ranks has none: its order says nothing of the unit.")));
        definitions.add(new Definition(
                "Seconds",
                "Simulated seconds charged for the estimates of a run, over its networks; what came once before the first of"
                        + " them is «beforehand», in all, and «trained» says of how many architectures. "
                        + new Charged(analysis.manifest()).toEstimators()));
    }
}
