package org.nasgauge.report.analysis;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/** How the incumbent of one run did on test, if it had one at all and the benchmark knows it. */
public final class RunOutcome {
    private final List<Incumbent> trajectory;
    private final double[] tests;
    private final double finalTest;

    private RunOutcome(List<Incumbent> trajectory, double[] tests, double finalTest) {
        this.trajectory = trajectory;
        this.tests = tests;
        this.finalTest = finalTest;
    }

    /** @param interpolated the budget in seconds, where a run that exceeds it is judged on its value there */
    public static Finding<RunOutcome> of(SearchRecord run, OptionalDouble interpolated) {
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
        double last = tests[tests.length - 1];
        double finalTest = interpolated.isPresent() && run.secondsWithin().isPresent()
                ? at(interpolated.getAsDouble(), run, tests)
                : last;
        return Finding.of(new RunOutcome(run.trajectory(), tests, finalTest));
    }

    /** Between the incumbent when the clock last stood within the budget and the one when it stood beyond it. */
    private static double at(double budget, SearchRecord run, double[] tests) {
        int last = tests.length - 1;
        double before = run.secondsWithin().orElseThrow();
        double after = run.seconds().orElseThrow();
        boolean changed = last > 0 && run.trajectory().get(last).seconds() > budget;
        return changed
                ? (after - budget) / (after - before) * tests[last - 1]
                        + (budget - before) / (after - before) * tests[last]
                : tests[last];
    }

    /** The objective on test, of the last incumbent or interpolated to the budget. */
    public double finalTest() {
        return finalTest;
    }

    /** What was spent when each incumbent came. */
    double[] budgets(BudgetAxis axis) {
        double[] budgets = new double[tests.length];
        for (int i = 0; i < budgets.length; i++) {
            budgets[i] = axis.at(trajectory.get(i));
        }
        return budgets;
    }

    /** What each incumbent is measured by. */
    double[] values(Yardstick yardstick) {
        double[] values = new double[tests.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = yardstick.measure(tests[i]);
        }
        return values;
    }
}
