package org.nasgauge.report.analysis;

import java.util.List;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.Incumbent;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.statistics.anytime.StepFunction;

/** How the incumbent of one run did on test, if it had one at all and the benchmark knows it. */
final class RunOutcome {
    private final List<Incumbent> trajectory;
    private final double[] tests;

    private RunOutcome(List<Incumbent> trajectory, double[] tests) {
        this.trajectory = trajectory;
        this.tests = tests;
    }

    static Finding<RunOutcome> of(SearchRecord run) {
        if (run.trajectory().isEmpty()) {
            return Finding.none("found no architecture");
        }
        double[] tests = new double[run.trajectory().size()];
        for (int i = 0; i < tests.length; i++) {
            Reading test = run.trajectory().get(i).test();
            if (test instanceof Reading.Missing missing) {
                return Finding.none("held an architecture without a test value (" + missing.reason() + ")");
            }
            tests[i] = test.orThrow();
        }
        return Finding.of(new RunOutcome(run.trajectory(), tests));
    }

    double finalTest() {
        return tests[tests.length - 1];
    }

    /** The measured value as a function of what was spent. */
    StepFunction over(BudgetAxis axis, Yardstick yardstick) {
        double[] budgets = trajectory.stream().mapToDouble(axis::at).toArray();
        double[] values = new double[tests.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = yardstick.measure(tests[i]);
        }
        return StepFunction.of(budgets, values);
    }
}
