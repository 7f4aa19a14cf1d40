package org.nasgauge.tabular.making;

import org.nasgauge.api.benchmark.LearningCurve;

/** What came of a training. */
sealed interface Outcome {
    /** Whether doing it again would give the same. */
    boolean isFinal();

    /** Every value of the curve is finite. */
    record Completed(LearningCurve curve) implements Outcome {
        @Override
        public boolean isFinal() {
            return true;
        }
    }

    record Failed(String reason) implements Outcome {
        private static final String DIVERGED = "diverged";

        /** The loss or a metric left the finite numbers: the network does not train under this recipe and seed. */
        static Failed diverged() {
            return new Failed(DIVERGED);
        }

        /** Any other failure than divergence may lie in the machine. */
        @Override
        public boolean isFinal() {
            return reason.equals(DIVERGED);
        }
    }
}
