package org.nasgauge.report.experiment;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.report.analysis.Yardstick;

/** What curves and areas are of, in words: the regret where the optimum is known, the test value elsewhere. */
record Measure(Metric objective, boolean isRegret) {
    static Measure of(Yardstick yardstick) {
        return new Measure(yardstick.objective(), yardstick.isRegret());
    }

    /** The name of its column where the data are written. */
    String key() {
        return isRegret ? "regret" : "test";
    }

    String label() {
        return isRegret ? Wording.regret(objective) : Wording.test(objective);
    }

    int decimals(double greatest) {
        return isRegret ? Wording.regretDecimals(objective, greatest) : Wording.testDecimals(objective, greatest);
    }
}
