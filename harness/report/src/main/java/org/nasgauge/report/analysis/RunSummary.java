package org.nasgauge.report.analysis;

import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/**
 * What came of one run of a search strategy.
 *
 * @param test of the final incumbent, in the objective's unit
 * @param regret of the final incumbent, where the optimum is known
 * @param incumbent the last one
 * @param distinct how many architectures the trials were of
 * @param failed how many of the evaluations failed
 * @param queries of the estimator that were charged
 * @param seconds on the simulated clock at the end
 * @param declared what the strategy said that finding its proposals cost it, by name
 * @param mixtures how the weights of the strategy's mixture went, if it has one
 */
public record RunSummary(
        long seed,
        Finding<Double> test,
        Finding<Double> regret,
        Optional<Incumbent> incumbent,
        int evaluations,
        int distinct,
        int failed,
        int queries,
        Finding<Double> seconds,
        SortedMap<String, Double> declared,
        End end,
        Optional<String> fault,
        Optional<MixtureTrail> mixtures) {
    static final String UNTIMED = "the benchmark does not know the seconds of its trainings";

    static RunSummary of(SearchRecord run, Finding<RunOutcome> outcome, Yardstick yardstick) {
        Finding<Double> test = outcome.fold(reached -> Finding.of(reached.finalTest()), Finding::none);
        return new RunSummary(
                run.seed(),
                test,
                regret(test, yardstick),
                run.incumbent(),
                run.evaluations(),
                run.distinct(),
                run.failed(),
                run.queries(),
                run.seconds().isPresent() ? Finding.of(run.seconds().getAsDouble()) : Finding.none(UNTIMED),
                run.declared(),
                run.end(),
                run.fault(),
                run.mixtures());
    }

    static Finding<Double> regret(Finding<Double> test, Yardstick yardstick) {
        return yardstick.isRegret()
                ? test.fold(value -> Finding.of(yardstick.loss(value)), Finding::none)
                : Finding.none("the true optimum is not known");
    }
}
