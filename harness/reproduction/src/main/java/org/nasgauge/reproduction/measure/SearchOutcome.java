package org.nasgauge.reproduction.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;
import org.nasgauge.report.analysis.RunOutcome;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.reproduction.measure.SearchProtocol.Budget;
import org.nasgauge.statistics.Summary;

/** What the runs of a search strategy have come to. */
public record SearchOutcome(String place, Kind kind, SearchProtocol protocol) implements Measure {
    /** Over the runs. */
    public enum Kind {
        /** Of the incumbents at the end, judged. */
        MEAN,
        /** Of the same, with divisor n. */
        SD,
        /** The mean number of evaluations until the incumbent is as good as the best of all. */
        EVALUATIONS_TO_OPTIMUM
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        double[] outcomes = columns.derived(new Outcomes(place, protocol, kind == Kind.EVALUATIONS_TO_OPTIMUM));
        return kind == Kind.SD ? spread(outcomes) : mean(outcomes);
    }

    /** What the runs came to, each: the mean and the deviation are of the same ones, whichever cell asks. */
    private record Outcomes(String place, SearchProtocol protocol, boolean toOptimum)
            implements Columns.Derivation<double[]> {
        @Override
        public boolean equals(Object other) {
            return other instanceof Outcomes those && those.protocol.equals(protocol) && those.toOptimum == toOptimum;
        }

        @Override
        public int hashCode() {
            return Objects.hash(protocol, toOptimum);
        }

        @Override
        public double[] of(Columns columns) throws Unavailable {
            ColumnBenchmark benchmark = benchmark(columns);
            Study.Search study = study(benchmark);
            SearchRecord[] records = new SearchRecord[protocol.runs()];
            // Runs share nothing but the study: any number of threads gives the same records.
            Arrays.parallelSetAll(records, seed -> (SearchRecord) StudyRuns.run(study, seed, UnaryOperator.identity()));
            double[] outcomes = new double[records.length];
            for (int run = 0; run < records.length; run++) {
                outcomes[run] = toOptimum
                        ? evaluationsToOptimum(
                                records[run], benchmark.optimum().orElseThrow().test())
                        : outcome(records[run]);
            }
            return outcomes;
        }

        private ColumnBenchmark benchmark(Columns columns) throws Unavailable {
            List<ArchitectureValues> rewards = all(columns, protocol.rewards());
            List<ArchitectureValues> costs =
                    protocol.budget() instanceof Budget.Seconds seconds ? all(columns, seconds.costs()) : List.of();
            ColumnBenchmark benchmark =
                    new ColumnBenchmark(rewards.get(0).space(), rewards, costs, columns.get(protocol.judge()));
            int complete = (int) IntStream.range(0, benchmark.space().size())
                    .filter(benchmark::isComplete)
                    .count();
            if (protocol.architectures().isPresent()
                    && complete < protocol.architectures().getAsInt()) {
                throw new Unavailable("the data hold " + complete + " of the "
                        + protocol.architectures().getAsInt() + " architectures that this is about");
            }
            if (complete == 0) {
                throw new Unavailable("the data hold no architecture with a reward and a judgement");
            }
            return benchmark;
        }

        private static List<ArchitectureValues> all(Columns columns, List<String> names) throws Unavailable {
            List<ArchitectureValues> values = new ArrayList<>();
            for (String name : names) {
                values.add(columns.get(name));
            }
            return values;
        }

        private Study.Search study(ColumnBenchmark benchmark) {
            Recipe recipe = Recipe.parse(place, protocol.recipe());
            Planner planner =
                    new Planner(Components.installed(), named -> new BenchmarkSource.Opened(benchmark, "columns"));
            return planner.plan(recipe).searches().get(0);
        }

        private double outcome(SearchRecord run) {
            requireNoFault(run);
            return RunOutcome.of(run, protocol.budget().interpolated()).fold(RunOutcome::finalTest, why -> {
                throw UserError.at(place, "a run " + why, "Give it more to spend, or data without holes");
            });
        }

        private double evaluationsToOptimum(SearchRecord run, double optimum) throws Unavailable {
            requireNoFault(run);
            for (Incumbent incumbent : run.trajectory()) {
                if (incumbent.test().orThrow() == optimum) {
                    return incumbent.evaluation();
                }
            }
            throw new Unavailable("the run under seed " + run.seed() + " did not come to the optimum in "
                    + run.evaluations() + " evaluations");
        }

        private void requireNoFault(SearchRecord run) {
            run.fault().ifPresent(fault -> {
                throw UserError.at(place, "the strategy failed: " + fault, "Mend its settings");
            });
        }
    }

    private static Measured mean(double[] outcomes) {
        Summary summary = Summary.of(outcomes);
        double error = summary.sampleSd().orElse(0) / StrictMath.sqrt(outcomes.length);
        return new Measured(summary.mean(), outcomes.length, OptionalDouble.of(error));
    }

    /** The error of a standard deviation s is s sqrt((k - 1) / 4 n), with the kurtosis k: outcomes of searches are not normal. */
    private static Measured spread(double[] outcomes) {
        Summary summary = Summary.of(outcomes);
        double sd = summary.populationSd();
        double fourth = Arrays.stream(outcomes)
                .map(outcome -> StrictMath.pow((outcome - summary.mean()) / sd, 4))
                .sum();
        double kurtosis = sd == 0 ? 1 : fourth / outcomes.length;
        double error = sd * StrictMath.sqrt((kurtosis - 1) / (4 * outcomes.length));
        return new Measured(sd, outcomes.length, OptionalDouble.of(error));
    }
}
