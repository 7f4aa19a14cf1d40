package org.nasgauge.reproduction.measure;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.Incumbent;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.Summary;

/**
 * What the incumbents of a search strategy's runs have come to at the end.
 *
 * @param settings of the strategy, by name; the others have their standard values
 * @param reward the column that the strategy sees
 * @param judge the column by which its incumbents are judged
 * @param evaluations of each run
 * @param runs under the seeds from 0 on
 */
public record SearchOutcome(
        String place,
        Kind kind,
        String strategy,
        Map<String, Object> settings,
        String reward,
        String judge,
        int evaluations,
        int runs)
        implements Measure {
    /** Over the runs. */
    public enum Kind {
        MEAN,
        /** With divisor n. */
        SD
    }

    public SearchOutcome {
        settings = Map.copyOf(settings);
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        Study.Search study = study(columns.get(reward), columns.get(judge));
        double[] finals = new double[runs];
        for (int seed = 0; seed < runs; seed++) {
            finals[seed] = outcome((SearchRecord) StudyRuns.run(study, seed, UnaryOperator.identity()));
        }
        Summary summary = Summary.of(finals);
        OptionalDouble sd = summary.sampleSd();
        return new Measured(kind == Kind.MEAN ? summary.mean() : summary.populationSd(), runs, sd);
    }

    private Study.Search study(ArchitectureValues rewards, ArchitectureValues judged) {
        ColumnBenchmark benchmark = new ColumnBenchmark(rewards.space(), rewards, judged);
        Recipe recipe = Recipe.parse(place, SearchRecipe.text(strategy, settings, evaluations, runs));
        Planner planner =
                new Planner(Components.installed(), named -> new BenchmarkSource.Opened(benchmark, "columns"));
        return planner.plan(recipe).searches().get(0);
    }

    private double outcome(SearchRecord record) {
        record.fault().ifPresent(fault -> {
            throw UserError.at(place, "the strategy failed: " + fault, "Mend its settings");
        });
        return record.incumbent()
                .map(Incumbent::test)
                .orElseThrow(() -> UserError.at(place, "a run evaluated nothing", "Raise the evaluations"))
                .orThrow();
    }
}
